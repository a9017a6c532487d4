// What the reader does, what the address says, and what is shown: the address tells all of it.

const data = JSON.parse(document.getElementById("data").textContent);
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const links = new Map(data.links.map((link) => [link.id, link]));
const form = document.getElementById("filters");
const count = document.getElementById("count");

for (const hidden of document.querySelectorAll("[data-script]")) hidden.hidden = false;
// On a phone the links come before the filters are asked for.
document.getElementById("fold").open = !matchMedia("(max-width: 760px)").matches;
const picture = drawPicture(document.getElementById("picture"), data);
let chosen = {};
let opener = null;

function address(wanted) {
  const all = new URLSearchParams(wanted);
  for (const kind of ["node", "link"]) if (chosen[kind]) all.set(kind, chosen[kind]);
  const text = all.toString();
  return text ? `#${text}` : location.pathname + location.search;
}

// `inPicture`: the reader has it before the eyes.
function choose(what, inPicture = false) {
  if (!document.getElementById("panel").contains(document.activeElement)) {
    opener = document.activeElement;
  }
  chosen = what;
  const next = address(readFilters(form));
  if (next !== (location.hash || location.pathname + location.search)) {
    history.pushState(null, "", next);
  }
  show({ panel: true, picture: !inPicture });
}

// `goes` says what of the page the reader is taken to.
function show(goes = {}) {
  const isSeen = linkFilter(readFilters(form));
  const seen = data.links.filter(isSeen);
  picture.keep(isSeen);
  showList(new Set(seen.map((link) => link.id)));
  count.textContent = countWords(seen);
  showChosen(seen, goes);
}

function showList(seen) {
  for (const item of document.querySelectorAll("#links li[data-link]")) {
    item.hidden = !seen.has(item.dataset.link);
  }
  for (const group of document.querySelectorAll("#links .group")) {
    group.hidden = !group.querySelector("li[data-link]:not([hidden])");
  }
  document.getElementById("none").hidden = seen.size > 0;
}

function countWords(seen) {
  const all = data.links.length;
  const disputed = seen.filter((link) => link.disputed).length;
  const ends = new Set(seen.flatMap((link) => [link.source, link.target]));
  const shown = seen.length === all ? nodes.size : ends.size;
  const words = [plural(shown, "node"), `${plural(seen.length, "link")}${seen.length < all ? ` of ${all}` : ""}`];
  if (disputed) words.push(`⚠ ${disputed} disputed`);
  return words.join(", ");
}

function showChosen(seen, goes) {
  if (chosen.node && nodes.has(chosen.node)) {
    const touches = (link) => link.source === chosen.node || link.target === chosen.node;
    const own = seen.filter(touches);
    const all = data.links.filter(touches).length;
    picture.lightNode(chosen.node, goes.picture);
    showNode(nodes.get(chosen.node), own, all - own.length, nodes, choose, goes.panel);
  } else if (chosen.link && links.has(chosen.link)) {
    picture.lightLink(chosen.link, goes.picture);
    showLink(links.get(chosen.link), nodes, goes.panel);
  } else {
    picture.lightAll();
    closePanel();
  }
}

function readAddress() {
  const text = location.hash.slice(1);
  if (text && !text.includes("=")) return; // a place in the page, not a state of it
  const wanted = new URLSearchParams(text);
  chosen = { node: wanted.get("node"), link: wanted.get("link") };
  writeFilters(form, wanted);
  show({ picture: true });
}

function close() {
  choose({});
  if (opener && opener.isConnected && opener !== document.body) opener.focus();
}

function showAll() {
  form.reset();
  choose({});
  picture.fit();
}

function filter() {
  history.replaceState(null, "", address(readFilters(form)));
  show();
}

openSearch(document.getElementById("search"), document.getElementById("found"), data.nodes, choose);
picture.cy.on("tap", (event) => {
  if (event.target === picture.cy) {
    if (chosen.node || chosen.link) close();
  } else choose({ [event.target.isNode() ? "node" : "link"]: event.target.id() }, true);
});
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("clear").addEventListener("click", () => {
  form.reset();
  filter();
});
document.getElementById("links").addEventListener("click", (event) => {
  if (event.target.closest(".show button")) {
    choose({ link: event.target.closest("[data-link]").dataset.link });
  }
});
document.getElementById("close").addEventListener("click", close);
document.getElementById("fit").addEventListener("click", picture.fit);
document.getElementById("all").addEventListener("click", showAll);
document.getElementById("zoom-in").addEventListener("click", () => picture.zoomBy(1.5));
document.getElementById("zoom-out").addEventListener("click", () => picture.zoomBy(1 / 1.5));
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (chosen.node || chosen.link) close();
  else showAll();
});
addEventListener("popstate", readAddress);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", picture.restyle);

// Paper is white, and shows what a reader could have unfolded.
let unfolded = [];
addEventListener("beforeprint", () => {
  document.documentElement.classList.add("printed");
  unfolded = [...document.querySelectorAll("#links details:not([open])")];
  for (const one of unfolded) one.open = true;
  document.getElementById("picture").after(picture.paperCopy());
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("printed");
  for (const one of unfolded) one.open = false;
  for (const copy of document.querySelectorAll(".paper")) copy.remove();
  picture.restyle();
});
readAddress();
