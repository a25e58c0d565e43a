"use strict";
// The page of a diagram: draws its data with cytoscape, filters it, and shows the sentences behind a tie.
// Text from articles goes into the document as text nodes only.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const style = data.style;
  const root = document.documentElement;
  for (const name of ["background", "text", "muted", "accent", "panel"]) root.style.setProperty("--" + name, style[name]);
  root.style.setProperty("--fonts", style.fonts);
  root.classList.add("live");

  const node = new Map(data.nodes.map((n) => [n.id, n]));
  const tie = new Map(data.ties.map((t) => [t.id, t]));
  const find = (id) => document.getElementById(id);
  const element = (name, text, css) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (css) made.className = css;
    return made;
  };

  // Corners of the shapes, from -1 to 1 over a node's width and height.
  const corners = (n) => {
    const x = (points) => 1 - (2 * points) / n.width;
    const y = (points) => 1 - (2 * points) / n.height;
    switch (data.types[n.type].shape) {
      case "hexagon": return [-x(9), -1, x(9), -1, 1, 0, x(9), 1, -x(9), 1, -1, 0];
      case "plaque": return [-x(6), -1, x(6), -1, 1, -y(6), 1, y(6), x(6), 1, -x(6), 1, -1, y(6), -1, -y(6)];
      case "note": return [-1, -1, x(8), -1, 1, -y(8), 1, 1, -1, 1];
      default: return [-1, -1, 1, -1, 1, 1, -1, 1];
    }
  };
  const isRound = (n) => ["rounded", "pill"].includes(data.types[n.type].shape);

  const cy = cytoscape({
    container: find("view"),
    layout: { name: "preset" },
    minZoom: 0.1,
    maxZoom: 5,
    boxSelectionEnabled: false,
    elements: [
      ...data.groups.map((g, i) => ({ data: { id: "group" + i, label: g.name, parent: g.parent === undefined ? undefined : "group" + g.parent }, selectable: false, grabbable: true })),
      ...data.nodes.map((n) => ({
        data: {
          type: n.type, id: n.id, parent: n.group === undefined ? undefined : "group" + n.group, label: n.lines.join("\n"), width: n.width, height: n.height, size: n.size,
          fill: n.asked ? data.types[n.type].line : data.types[n.type].fill, line: data.types[n.type].line,
          text: n.asked ? style.on_line : style.text, weight: n.asked ? "bold" : "normal",
          shape: isRound(n) ? "round-rectangle" : "polygon", corners: corners(n).join(" "),
          radius: data.types[n.type].shape === "pill" ? n.height / 2 : 6,
        },
        position: { x: n.x, y: n.y },
      })),
      ...data.ties.map((t) => ({
        data: {
          id: t.id, source: t.a, target: t.b, label: t.label, width: t.width, colour: t.colour,
          ink: t.stated ? t.colour : style.muted,
          dashes: t.dashes.length ? t.dashes : [1, 0], line: t.dashes.length ? "dashed" : "solid",
          start: t.arrows === "back" || t.arrows === "both" ? "triangle" : "none",
          end: t.arrows === "forward" || t.arrows === "both" ? "triangle" : "none",
          bow: t.bow, curve: Math.abs(t.bow) > 1 ? "unbundled-bezier" : "straight", order: t.stated ? 2 : 1,
        },
      })),
    ],
    style: [
      { selector: "node:parent", style: {
        "shape": "round-rectangle", "background-color": style.panel, "border-width": 0, "padding": 12, "label": "data(label)",
        "text-valign": "top", "text-halign": "center", "text-margin-y": -3, "color": style.muted, "font-weight": "bold",
        "font-size": 11, "font-family": style.fonts, "z-index": 0 } },
      { selector: "node[type]", style: {
        "shape": "data(shape)", "shape-polygon-points": "data(corners)", "corner-radius": "data(radius)",
        "width": "data(width)", "height": "data(height)", "background-color": "data(fill)", "border-color": "data(line)",
        "border-width": 1.2, "label": "data(label)", "color": "data(text)", "font-size": "data(size)",
        "font-weight": "data(weight)", "font-family": style.fonts, "text-wrap": "wrap", "text-valign": "center",
        "text-halign": "center", "line-height": 1.25, "z-index": 3 } },
      { selector: "edge", style: {
        "width": "data(width)", "line-color": "data(colour)", "line-style": "data(line)", "line-dash-pattern": "data(dashes)",
        "curve-style": "data(curve)", "control-point-distances": "data(bow)", "control-point-weights": 0.5,
        "target-arrow-shape": "data(end)", "source-arrow-shape": "data(start)", "target-arrow-color": "data(colour)",
        "source-arrow-color": "data(colour)", "arrow-scale": 0.9, "label": "data(label)", "font-size": style.label_size,
        "font-family": style.fonts, "color": "data(ink)", "text-background-color": style.background,
        "text-background-opacity": 1, "text-background-padding": 1, "text-wrap": "wrap", "z-index": "data(order)" } },
      { selector: ".gone", style: { "display": "none" } },
      { selector: ".faint", style: { "opacity": 0.18 } },
      { selector: ".chosen", style: { "overlay-color": style.accent, "overlay-opacity": 0.22, "overlay-padding": 3 } },
    ],
  });
  cy.fit(undefined, 24);

  // What a click shows.
  const details = find("details");
  const rows = [...document.querySelectorAll("tr[data-tie]")];
  const marked = (text, names) => {
    const line = element("span");
    for (let at = 0; at < text.length;) {
      let next = text.length, found = "";
      for (const name of names) {
        const here = name ? text.indexOf(name, at) : -1;
        if (here >= 0 && here < next) { next = here; found = name; }
      }
      line.append(text.slice(at, next));
      if (found) line.append(element("mark", found));
      at = next + found.length;
      if (!found) break;
    }
    return line;
  };
  const choose = (id) => {
    cy.elements().removeClass("chosen");
    cy.getElementById(id).addClass("chosen");
    for (const row of rows) row.classList.toggle("chosen", row.dataset.tie === id);
  };
  const showTie = (id) => {
    const t = tie.get(id), a = node.get(t.a), b = node.get(t.b);
    choose(id);
    details.replaceChildren(element("h3", a.name + " — " + b.name), element("p", t.words));
    if (t.first) details.append(element("p", t.first === t.last ? t.first : t.first + " 至 " + t.last, "muted"));
    const list = element("ol");
    for (const piece of t.sentences) {
      const item = element("li");
      item.append(piece.text ? marked(piece.text, [a.name, b.name]) : element("span", "（两者在同一篇报道里，但不在同一句）", "muted"));
      const source = element("p", undefined, "muted");
      const words = [piece.date, piece.source, piece.title || piece.article].filter(Boolean).join(" · ");
      if (piece.url) {
        const link = element("a", words);
        link.href = piece.url;
        link.target = "_blank";
        link.rel = "noopener noreferrer";
        source.append(link);
      } else {
        source.textContent = words;
      }
      item.append(source);
      list.append(item);
    }
    details.append(list);
    if (t.articles > t.sentences.length) details.append(element("p", "共 " + t.articles + " 篇报道提到两者", "muted"));
  };
  const showNode = (id) => {
    const n = node.get(id);
    choose(id);
    details.replaceChildren(element("h3", n.name), element("p", data.types[n.type].label + "，" + n.articles + " 篇报道", "muted"));
    const list = element("ol");
    for (const t of data.ties.filter((t) => t.a === id || t.b === id).sort((x, y) => y.stated - x.stated || y.articles - x.articles)) {
      const item = element("li"), button = element("button", node.get(t.a === id ? t.b : t.a).name);
      button.type = "button";
      button.addEventListener("click", () => showTie(t.id));
      item.append(button, " ", element("span", t.words, "muted"));
      list.append(item);
    }
    details.append(list);
  };
  cy.on("tap", "edge", (event) => showTie(event.target.id()));
  cy.on("tap", "node[type]", (event) => showNode(event.target.id()));
  for (const row of rows) {
    row.tabIndex = 0;
    row.addEventListener("click", (event) => { if (!event.target.closest("a")) showTie(row.dataset.tie); });
    row.addEventListener("keydown", (event) => { if (event.key === "Enter") showTie(row.dataset.tie); });
  }

  // Filters.
  const form = find("filters");
  const checkbox = (box, value, words) => {
    const label = element("label"), input = element("input");
    input.type = "checkbox";
    input.defaultChecked = true;
    input.value = value;
    label.append(input, words);
    find(box).append(label);
  };
  for (const [name, look] of Object.entries(data.types)) checkbox("types", name, look.label);
  for (const [name, label] of Object.entries(data.kinds)) checkbox("kinds", name, label);
  const checked = (box) => new Set([...find(box).querySelectorAll("input:checked")].map((input) => input.value));
  const apply = () => {
    const types = checked("types"), kinds = checked("kinds");
    const since = find("since").value, until = find("until").value;
    const least = Number(find("least").value) || 0;
    const words = find("search").value.trim().toLowerCase();
    const shown = (n) => n.asked || types.has(n.type);
    let visible = 0;
    const tied = new Set();
    for (const t of data.ties) {
      const inTime = (!since || (t.last && t.last >= since)) && (!until || (t.first && t.first <= until));
      t.shown = shown(node.get(t.a)) && shown(node.get(t.b)) && t.kinds.some((k) => kinds.has(k)) && inTime && t.articles >= least;
      cy.getElementById(t.id).toggleClass("gone", !t.shown);
      if (!t.shown) continue;
      visible += 1;
      tied.add(t.a).add(t.b);
    }
    const matches = (n) => !words || n.name.toLowerCase().includes(words);
    for (const n of data.nodes) {
      const drawn = cy.getElementById(n.id);
      drawn.toggleClass("gone", !shown(n));
      drawn.toggleClass("faint", !matches(n) || (!tied.has(n.id) && visible < data.ties.length && !n.asked));
    }
    for (const row of rows) {
      const t = tie.get(row.dataset.tie);
      row.hidden = !t.shown || (words && !matches(node.get(t.a)) && !matches(node.get(t.b)));
    }
    find("count").textContent = visible + " / " + data.ties.length + " 条联系";
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = find("search").value.trim().toLowerCase();
    const found = words ? data.nodes.find((n) => n.name.toLowerCase().includes(words)) : undefined;
    if (!found) return;
    cy.center(cy.getElementById(found.id));
    showNode(found.id);
  });
  form.addEventListener("reset", () => setTimeout(() => { cy.fit(undefined, 24); apply(); }));
  find("in").addEventListener("click", () => cy.zoom({ level: cy.zoom() * 1.3, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }));
  find("out").addEventListener("click", () => cy.zoom({ level: cy.zoom() / 1.3, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } }));
  find("fit").addEventListener("click", () => cy.fit(undefined, 24));
  apply();
})();
