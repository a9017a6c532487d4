// The picture: nodes where Python has put them, lines between them, and what is lit in it.

// How much nearer a choice brings the reader, against the whole picture.
const NEAR = 2;

// The height of those at the lower edge.
const BUTTONS = 40;
const MOST_STRETCH = 1.6;

// So many lines have room for their roles in words.
const FEW = 12;

function drawPicture(container, data) {
  const scale = { density: 1, fitted: 1, letters: 12 };
  const [wider, higher] = stretch(data.nodes, container);
  const cy = cytoscape({
    container,
    elements: {
      nodes: data.nodes.map(({ x, y, ...node }) => ({
        data: { ...node, lines: brokenLabel(node.label), side: "center bottom" },
        position: { x: x * wider, y: y * higher },
      })),
      edges: data.links.map((link) => ({ data: link })),
    },
    layout: { name: "preset", fit: false },
    boxSelectionEnabled: false,
    selectionType: "single",
    style: [],
  });
  scale.px = (pixels, kind) => (pixels * Math.pow(cy.zoom() / scale.fitted, GROWTH[kind])) / cy.zoom();

  let fittedTo = "";
  const restyle = () => cy.style().fromJson(styleSheet(scale)).update();
  const relabel = later(() => placeLabels(cy), 60);
  const rescale = onceAFrame(() => {
    cy.style().update();
    relabel();
  });

  function fit() {
    const seen = cy.nodes(":visible");
    if (!seen.length || !cy.width()) return;
    fittedTo = `${cy.width()} ${cy.height()}`;
    const room = Math.sqrt((cy.width() * cy.height()) / seen.length);
    scale.letters = cy.width() < 500 ? 11 : 12;
    scale.density = Math.min(1.25, Math.max(0.4, room / 130));
    const places = seen.map((node) => node.position());
    const [left, right] = ends(places.map((place) => place.x));
    const [top, bottom] = ends(places.map((place) => place.y));
    const margin = Math.min(70, cy.width() / 9);
    cy.maxZoom(1e6).minZoom(1e-6);
    scale.fitted = Math.min(
      (cy.width() - 2 * margin) / Math.max(right - left, 1),
      (cy.height() - 2 * margin - BUTTONS) / Math.max(bottom - top, 1),
      2.5,
    );
    cy.viewport({
      zoom: scale.fitted,
      pan: {
        x: cy.width() / 2 - ((left + right) / 2) * scale.fitted,
        y: (cy.height() - BUTTONS) / 2 - ((top + bottom) / 2) * scale.fitted,
      },
    });
    cy.minZoom(scale.fitted / 3).maxZoom(scale.fitted * 12);
    rescale();
  }

  function light(nodes, links, chosen) {
    cy.batch(() => {
      cy.elements().removeClass("faded near chosen");
      if (!chosen) return;
      cy.elements().addClass("faded");
      nodes.union(links).removeClass("faded").addClass("near");
      chosen.addClass("chosen");
    });
    relabel();
  }

  // `goes`: the reader did not choose it in the picture, and so is taken there.
  const lightNode = (id, goes) => {
    const node = cy.getElementById(id);
    const near = node.closedNeighborhood().nodes();
    light(near, node.connectedEdges(), node);
    if (goes) goTo(near);
  };
  const lightLink = (id, goes) => {
    const link = cy.getElementById(id);
    light(link.connectedNodes(), link, link);
    if (goes) goTo(link.connectedNodes());
  };
  const lightAll = () => light();

  // Near enough for the names of all neighbours, and never farther away than before.
  function goTo(nodes) {
    const seen = nodes.filter(":visible");
    if (!seen.length) return;
    const box = seen.boundingBox({ includeLabels: false });
    const margin = Math.min(120, cy.width() / 5);
    const whole = Math.min(
      (cy.width() - 2 * margin) / Math.max(box.w, 1),
      (cy.height() - 2 * margin) / Math.max(box.h, 1),
    );
    cy.zoom(Math.min(whole, Math.max(cy.zoom(), scale.fitted * NEAR)));
    cy.center(seen);
    rescale();
  }

  function keep(isSeen) {
    const filtered = data.links.filter((link) => !isSeen(link)).map((link) => link.id);
    const away = new Set(filtered);
    cy.batch(() => {
      const few = data.links.length - away.size <= FEW;
      cy.edges().forEach((edge) => {
        edge.toggleClass("away", away.has(edge.id())).toggleClass("few", few);
      });
      cy.nodes().forEach((node) => {
        const left = node.connectedEdges().some((edge) => !away.has(edge.id()));
        node.toggleClass("away", away.size > 0 && !left);
      });
    });
    relabel();
  }

  function zoomBy(factor) {
    cy.zoom({
      level: cy.zoom() * factor,
      renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 },
    });
  }

  // The whole picture as it is now, in a canvas of its own that is scaled to the paper. Cytoscape
  // would redraw its own only after the page was printed; its png() has an image's address, which
  // the policy of the page lets nobody load.
  function paperCopy() {
    restyle();
    placeLabels(cy);
    const copy = cy.renderer().bufferCanvasImage({ full: true, scale: 2 * cy.zoom() });
    copy.removeAttribute("style");
    copy.className = "paper";
    return flattened(copy);
  }

  cy.on("zoom", rescale);
  // Cytoscape tells a first size too, which is no change.
  const refit = () => fittedTo === `${cy.width()} ${cy.height()}` || fit();
  cy.on("resize", later(refit, 80));
  cy.on("dragfree", "node", relabel);
  cy.on("mouseover", "node, edge", ({ target }) => {
    target.addClass("hover");
    container.style.cursor = "pointer";
  });
  cy.on("mouseout", "node, edge", ({ target }) => {
    target.removeClass("hover");
    container.style.cursor = "";
  });
  restyle();
  fit();
  placeLabels(cy);
  return { cy, restyle, fit, keep, lightNode, lightLink, lightAll, zoomBy, paperCopy };
}

// How much wider or higher the picture is drawn to fill the window that it is opened in.
function stretch(nodes, { clientWidth, clientHeight }) {
  const extent = (axis) => {
    const [least, most] = ends(nodes.map((node) => node[axis]));
    return Math.max(most - least, 1);
  };
  const ratio = ((extent("x") / extent("y")) * clientHeight) / clientWidth;
  return [Math.min(Math.max(1 / ratio, 1), MOST_STRETCH), Math.min(Math.max(ratio, 1), MOST_STRETCH)];
}

// As dots: printed as the strokes that made it, a picture can take a viewer minutes.
function flattened(canvas) {
  const brush = canvas.getContext("2d");
  brush.putImageData(brush.getImageData(0, 0, canvas.width, canvas.height), 0, 0);
  return canvas;
}

function ends(numbers) {
  return [Math.min(...numbers), Math.max(...numbers)];
}

function later(act, wait) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
}

function onceAFrame(act) {
  let waits = false;
  return () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => {
      waits = false;
      act();
    });
  };
}
