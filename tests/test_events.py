def test_x(build_site):
    b = build_site()
    print(b.lines, b.given_up)
    print(b.article("web/nlb/")); print(b["en/"]); 
    assert 0
