// Which labels are seen: hubs first, each on the first side of its node where it covers nothing.

const LINE = 18; // letters
const SHORT_LINE = 9;
const MANY = 60; // nodes
const HUBS = 16;
const SIDES = [
  ...["center bottom", "center top", "right center", "left center"],
  ...["right bottom", "right top", "left bottom", "left top"],
];
const ruler = document.createElement("canvas").getContext("2d");

function brokenLabel(text, most = LINE) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length >= most) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.join("\n");
}

function labelSize(node, text, zoom) {
  const font = node.pstyle("font-size").pfValue * zoom;
  ruler.font = `${node.pstyle("font-weight").strValue} ${font}px ${node.pstyle("font-family").strValue}`;
  const lines = text.split("\n");
  return {
    width: Math.max(...lines.map((line) => ruler.measureText(line).width)),
    height: font * 1.2 * lines.length,
  };
}

function labelBox(node, side, size) {
  const { x, y } = node.renderedPosition();
  const [across, up] = side.split(" ");
  const half = node.renderedWidth() / 2;
  const away = half + (across === "center" || up === "center" ? 3 : 0);
  const left = { left: x - away - size.width, right: x + away, center: x - size.width / 2 }[across];
  const top = { top: y - away - size.height, bottom: y + away, center: y - size.height / 2 }[up];
  return { left, top, right: left + size.width, bottom: top + size.height };
}

function meet(one, two) {
  return one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
}

// The buttons that stand over a corner of the picture.
function controls(container) {
  const picture = container.getBoundingClientRect();
  const box = document.querySelector(".zoom").getBoundingClientRect();
  return {
    left: 0,
    right: box.right - picture.left,
    top: box.top - picture.top,
    bottom: picture.height,
  };
}

function placeLabels(cy) {
  const nodes = cy.nodes().filter((node) => node.visible() && !node.hasClass("faded"));
  const rank = (node) =>
    (node.hasClass("chosen") ? 4000 : 0) + (node.hasClass("near") ? 2000 : 0) +
    (node.data("kind") === "party" ? 0.5 : 0) + node.data("links");
  const shapes = nodes.map((node) => {
    const { x, y } = node.renderedPosition();
    const half = node.renderedWidth() / 2;
    return { node, left: x - half, right: x + half, top: y - half, bottom: y + half };
  });
  const placed = [controls(cy.container())];
  const inside = ({ left, right, top, bottom }) =>
    left > 0 && top > 0 && right < cy.width() && bottom < cy.height();
  // A node half out of sight may have its label there too.
  const fits = (node, box) => inside(box) || !inside(labelBox(node, "right center", { width: 0, height: 0 }));
  const found = new Map();
  nodes.sort((one, two) => rank(two) - rank(one)).forEach((node, place) => {
    // Where the usual lines have no room, one long line or several short ones may have some.
    const label = node.data("label");
    const free = [...new Set([brokenLabel(label), label, brokenLabel(label, SHORT_LINE)])]
      .flatMap((lines) => {
        const size = labelSize(node, lines, cy.zoom());
        return SIDES.map((side) => ({ lines, side, box: labelBox(node, side, size) }));
      })
      .filter(({ box }) => fits(node, box) && !placed.some((other) => meet(box, other)));
    const clear = (from) =>
      free.find(
        ({ box }) =>
          !shapes.some(
            (shape) => shape.node !== node && rank(shape.node) >= from && meet(box, shape),
          ),
      );
    // In a crowd a label that covers a node is worse than none, except a hub's over lesser ones.
    const covers = nodes.length <= MANY || place < HUBS;
    const chosen = clear(0) || (covers ? clear(rank(node)) : undefined);
    if (chosen) placed.push(chosen.box);
    if (chosen) found.set(node.id(), { side: chosen.side, lines: chosen.lines });
  });
  cy.batch(() => cy.nodes().forEach((node) => node.data(found.get(node.id()) ?? { side: "" })));
}
