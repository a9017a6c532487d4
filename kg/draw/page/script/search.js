// Finding a node by its name: a combobox as WAI-ARIA describes it.

const MOST = 12;

function simple(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

// Names that begin so come first, then words that do, then the rest; larger hubs before smaller.
function findNodes(nodes, text) {
  const wanted = simple(text).trim();
  if (!wanted) return [];
  const rank = (node) => {
    const at = simple(node.label).indexOf(wanted);
    return at === 0 ? 0 : /[\s-]/.test(simple(node.label)[at - 1]) ? 1 : 2;
  };
  return nodes
    .filter((node) => simple(node.label).includes(wanted))
    .sort((one, two) => rank(one) - rank(two) || two.links - one.links)
    .slice(0, MOST);
}

function openSearch(input, list, nodes, choose) {
  let at = -1;

  function close() {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }
  function take(item) {
    input.value = "";
    close();
    choose({ node: item.dataset.node });
  }
  function mark(number) {
    const items = [...list.querySelectorAll("[data-node]")];
    if (!items.length) return;
    at = (number + items.length) % items.length;
    items.forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    items[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[at].id);
  }
  function suggest() {
    const found = findNodes(nodes, input.value);
    if (!input.value.trim()) return close();
    list.replaceChildren(
      ...found.map((node, number) => {
        const item = element("li");
        item.id = `found-${number}`;
        item.setAttribute("role", "option");
        item.dataset.node = node.id;
        item.append(node.label, " ", element("span", `${node.type}, ${plural(node.links, "link")}`, "type"));
        item.addEventListener("mousedown", (event) => event.preventDefault());
        item.addEventListener("click", () => take(item));
        return item;
      }),
    );
    if (!found.length) {
      const item = element("li", "No such name");
      item.setAttribute("role", "option");
      item.setAttribute("aria-disabled", "true");
      list.append(item);
    }
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    return found.length ? mark(0) : undefined;
  }

  input.addEventListener("input", suggest);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const item = list.querySelectorAll("[data-node]")[at];
    if (event.key === "ArrowDown") mark(at + 1);
    else if (event.key === "ArrowUp") mark(at - 1);
    else if (event.key === "Enter" && item) take(item);
    else if (event.key === "Escape" && input.value) {
      input.value = "";
      close();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  });
}
