/* What axe cannot see: runs in the page, returns [rule, detail] pairs. */
() => {
  const findings = new Map();
  const add = (rule, detail) => findings.set(rule + detail, [rule, detail]);
  const short = (text) => text.trim().replace(/\s+/g, " ").slice(0, 40);
  const inClip = (e) => {
    for (let up = e; up; up = up.parentElement) if (getComputedStyle(up).clipPath !== "none") return true;
    return false;
  };
  const concealed = (e) => e.closest(".skip") || !e.checkVisibility({ visibilityProperty: true }) || inClip(e);
  const layerOf = (e) => {
    for (let up = e; up; up = up.parentElement) {
      const { position } = getComputedStyle(up);
      if (position === "fixed" || position === "sticky" || up.matches("dialog, [popover]")) return up;
    }
    return null;
  };
  const meets = (p, q) => Math.min(p.right, q.right) - Math.max(p.left, q.left) > 3
    && Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top) > Math.max(6, 0.35 * Math.min(p.height, q.height));

  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) {
    const culprit = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".table, .sections")).pop();
    add("page-overflow", `${wide}px, by ${culprit?.tagName}.${culprit?.getAttribute("class")}`);
  }

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, e = node.parentElement;
    if (!node.data.trim() || e.closest("script, style, textarea, option, title") || concealed(e)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter((r) => r.width > 1);
    if (!rects.length) continue;
    texts.push({ e, rects, words: short(node.data), layer: layerOf(e) });

    if (e.closest("svg") && rects[0].height < 12) add("small-svg-text", `${rects[0].height.toFixed(1)}px "${short(node.data)}"`);
    const count = node.data.trim().split(/\s+/).length;
    const lines = new Set(rects.map((r) => Math.round(r.top))).size;
    const column = e.closest("p, li, div, td, th, legend, label, section")?.getBoundingClientRect().width ?? innerWidth;
    if (count >= 5 && lines / count > 0.7 && column < 0.6 * innerWidth) add("squeezed-text", `${count} words on ${lines} lines "${short(node.data)}"`);
    const holder = e.closest("a, button, label, .chip, .vis, .btn, td, th, .card, .menu, legend");
    if (holder && !e.closest("svg, .table, .sections")) {
      const box = [...holder.getClientRects()];
      const left = Math.min(...box.map((b) => b.left)), right = Math.max(...box.map((b) => b.right));
      if (rects.some((r) => r.right > right + 1 || r.left < left - 1)) add("text-spills", `"${short(node.data)}"`);
    }
    for (let up = e; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up), box = up.getBoundingClientRect();
      if (/hidden|clip/.test(style.overflowX) && !up.ownerSVGElement && rects.some((r) => r.right > box.right + 1)) add("text-clipped", `"${short(node.data)}"`);
    }
  }

  for (let i = 0; i < texts.length; i++) {
    for (let j = i + 1; j < texts.length; j++) {
      const a = texts[i], b = texts[j];
      if (a.layer === b.layer && a.rects.some((p) => b.rects.some((q) => meets(p, q)))) add("text-overlap", `"${a.words}" and "${b.words}"`);
    }
  }

  for (const e of document.querySelectorAll("a, button, input, select, textarea, summary, [tabindex='0']")) {
    if (concealed(e) || e.type === "hidden") continue;
    const target = e.matches("input[type=radio], input[type=checkbox]") ? e.closest("label") ?? e : e;
    const box = target.getBoundingClientRect();
    if (!box.width || getComputedStyle(target).display === "inline") continue;
    const name = short(e.getAttribute("aria-label") ?? e.textContent) || e.name || e.tagName;
    if (box.height < 24 || box.width < 24) add("small-target", `${box.width.toFixed(0)}x${box.height.toFixed(0)} "${name}"`);
    if (e.matches("[tabindex='0']:not(a, button, input)")) continue;
    for (const text of texts) {
      if (target.contains(text.e) || text.layer !== layerOf(target)) continue;
      if (text.rects.some((r) => meets(r, box))) add("control-covers", `"${name}" over "${text.words}"`);
    }
  }
  return [...findings.values()];
}
