// The details of what was chosen: a link's statements, or a node's links. `goes` says whether the
// reader asked for them just now, and so is taken there.

function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function openPanel(title, goes, ...content) {
  const panel = document.getElementById("panel");
  const head = document.getElementById("panel-title");
  head.textContent = title;
  document.getElementById("panel-body").replaceChildren(...content);
  panel.hidden = false;
  if (!goes) return;
  head.focus({ preventScroll: true });
  const { top } = panel.getBoundingClientRect();
  if (top < 0 || top > innerHeight * 0.7) panel.scrollIntoView({ block: "start" });
}

function closePanel() {
  document.getElementById("panel").hidden = true;
}

function listItem(id) {
  return document.querySelector(`#links li[data-link="${CSS.escape(id)}"]`);
}

// The same words as in the list: one place where a statement is put into words.
function showLink(link, nodes, goes) {
  const details = listItem(link.id).querySelector(".details").cloneNode(true);
  const head = element("p", `${link.roles}; ${plural(link.sources, "independent source")}`, "type");
  openPanel(`${nodes.get(link.source).label} – ${nodes.get(link.target).label}`, goes, head, details);
}

function showNode(node, links, hidden, nodes, choose, goes) {
  const head = [node.type, plural(links.length, "link")];
  const disputed = links.filter((link) => link.disputed).length;
  if (disputed) head.push(`⚠ ${disputed} disputed`);
  if (hidden) head.push(`${hidden} more hidden by the filters`);
  const list = element("ul");
  for (const link of links) {
    const other = nodes.get(link.source === node.id ? link.target : link.source);
    const button = element("button");
    button.type = "button";
    button.append(element("strong", other.label), `: ${link.roles} `);
    button.append(element("span", plural(link.sources, "source"), "number"));
    if (link.disputed) button.append(" ", element("span", "⚠ disputed", "disputed"));
    button.addEventListener("click", () => choose({ link: link.id }));
    const item = element("li");
    item.append(button);
    list.append(item);
  }
  openPanel(node.label, goes, element("p", head.join("; "), "type"), list);
}
