// The theme's search worker behind a filter: of the index, which holds both languages, a reader gets his own.
// Messages are { type, data }; type 0 sets up, and its data is the index.
const { searchParams } = new URL(location.href);
const english = searchParams.get("lang") === "en";

addEventListener("message", (event) => {
  if (event.data.type !== 0) return;
  const index = event.data.data;
  index.docs = index.docs.filter((doc) => doc.location.startsWith("en/") === english);
});

importScripts(searchParams.get("worker"));
