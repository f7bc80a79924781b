"""The handbook: pure functions of plain values; only events.py, outside, knows MkDocs. Imports go downwards.

check  render                     every check · a page's directives to HTML
writer                            texts of data/ for one reader
references  terms  parity         where [[id]] leads · words · Korean and English compared
language  links  usage            language of paragraphs · raw HTML links · the unknown and the unused
tables  citations  layout         comparisons, limits, changes · numbered sources · order of lists
context  values  evidence         the frame of a page · values as readers see them · AWS's API models
pages  directives  facts          a page taken apart · what authors write in Markdown · data/ loaded
validation  model                 YAML held against the shapes of knowledge
source  problems                  text with its lines · one line of a report
"""
