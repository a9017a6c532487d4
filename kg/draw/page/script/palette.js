// How the picture looks: sizes in pixels of the screen, colours from the style sheet.

const ARROWS = ["triangle", "circle", "diamond", "tee", "vee", "square"];

// Sizes grow slower than the zoom: near by there is more room between nodes.
const GROWTH = { node: 0.45, text: 0.12 };

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

// `scale.px(n, kind)` is n pixels of the screen in units of the picture, as of now.
function styleSheet(scale) {
  const node = (element) => {
    const links = element.data("links");
    const size = element.data("kind") === "party" ? 13 + 4.2 * Math.sqrt(links) : 13;
    return scale.px(size * scale.density, "node");
  };
  const width = (element) =>
    scale.px((0.6 + Math.min(element.data("sources"), 6) * 1.05) * scale.density, "node");
  // Measured from the middle of the line.
  const halo = (element, pixels) => width(element) / 2 + scale.px(pixels * scale.density, "node");
  // Cytoscape's size of an arrow, for which it has no setting but a factor.
  const arrow = (element) =>
    scale.px((20 + 4 * Math.min(element.data("sources"), 6)) * scale.density, "node") /
    Math.max(Math.pow(width(element) * 13.37, 0.9), 29);
  const line = (element) =>
    colour(element.data("disputed") ? "disputed" : `line-${element.data("line")}`);
  const side = (element) => (element.data("side") || "center bottom").split(" ");
  const font = (element) => scale.px(scale.letters + (element.data("kind") === "party" ? 1 : 0), "text");
  const labelled = {
    label: "data(lines)",
    "text-opacity": 1,
    "z-index": 9,
  };
  const named = {
    label: (element) => (element.data("disputed") ? "⚠ " : "") + element.data("roles"),
    "font-size": () => scale.px(11, "text"),
  };
  return [
    {
      selector: "node",
      style: {
        width: node,
        height: node,
        shape: (element) => (element.data("kind") === "party" ? "ellipse" : "diamond"),
        "background-color": (element) => colour(element.data("kind")),
        "border-width": (element) => (element.data("kind") === "party" ? 0 : scale.px(1, "node")),
        "border-color": colour("mission-edge"),
        label: (element) => (element.data("side") ? element.data("lines") : ""),
        "text-wrap": "wrap",
        "line-height": 1.15,
        "text-max-width": "9999px",
        "text-halign": (element) => side(element)[0],
        "text-valign": (element) => side(element)[1],
        "text-margin-x": (element) =>
          scale.px({ "left center": -3, "right center": 3 }[side(element).join(" ")] ?? 0, "text"),
        "text-margin-y": (element) =>
          scale.px({ "center top": -3, "center bottom": 3 }[side(element).join(" ")] ?? 0, "text"),
        "font-size": font,
        "font-weight": (element) => (element.data("kind") === "party" ? 700 : 400),
        "font-family": getComputedStyle(document.body).fontFamily,
        color: colour("ink"),
        "text-outline-color": colour("ground"),
        "text-outline-width": () => scale.px(2.5, "text"),
        "overlay-opacity": 0,
      },
    },
    {
      selector: "edge",
      style: {
        width,
        "line-color": line,
        "line-style": (element) => (element.data("planned") ? "dashed" : "solid"),
        "line-dash-pattern": (element) => [scale.px(9, "node"), scale.px(5, "node")],
        "curve-style": "bezier",
        "target-arrow-shape": (element) => ARROWS[element.data("line")],
        "target-arrow-color": line,
        "arrow-scale": arrow,
        opacity: (element) => (element.data("disputed") ? 1 : 0.8),
        label: (element) => (element.data("disputed") ? "⚠" : ""),
        "font-size": () => scale.px(14, "text"),
        "font-family": getComputedStyle(document.body).fontFamily,
        color: (element) => colour(element.data("disputed") ? "disputed" : "ink"),
        "text-outline-color": colour("ground"),
        "text-outline-width": () => scale.px(2.5, "text"),
        "z-index": (element) => (element.data("disputed") ? 2 : 1),
        "underlay-color": colour("disputed"),
        "underlay-opacity": (element) => (element.data("disputed") ? 0.22 : 0),
        "underlay-padding": (element) => halo(element, 3.5),
        "overlay-opacity": 0,
      },
    },
    { selector: ".away", style: { display: "none" } },
    { selector: "node.near", style: { "z-index": 8 } },
    { selector: "edge.near", style: { opacity: 1, "z-index": 7 } },
    { selector: "edge.few", style: named },
    { selector: "node.faded", style: { opacity: 0.18, label: "" } },
    { selector: "edge.faded", style: { opacity: 0.1, label: "", "underlay-opacity": 0 } },
    { selector: "edge.hover", style: { ...named, opacity: 1, "z-index": 9 } },
    { selector: "edge.chosen", style: { "z-index": 9 } },
    {
      selector: "node.chosen",
      style: { ...labelled, "border-width": () => scale.px(4, "node"), "border-color": colour("link") },
    },
    {
      selector: "edge.chosen",
      style: {
        "underlay-color": colour("link"),
        "underlay-opacity": 0.35,
        "underlay-padding": (element) => halo(element, 4.5),
      },
    },
    { selector: "node.hover", style: { ...labelled, opacity: 1 } },
  ];
}
