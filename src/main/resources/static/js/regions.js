// What is live on a page: [data-live="relationship" | "*"], with data-at="circle=position ..." for what it was made of. It hears "moved" and fetches for itself.
export const regions = () => [...document.querySelectorAll("[data-live]")];
const everything = (region) => region.dataset.live === "*";
const known = (region) => new Map((region.dataset.at ?? "").split(" ").filter(Boolean).map((pair) => pair.split("=")));
const move = (region) => region.dispatchEvent(new CustomEvent("moved"));

// A region is moved by the circles that it was made of, and by one that it has never heard of unless it says that it stands apart from that.
function concerns(region, step) {
  if (region.dataset.live !== step.in) return false;
  const before = known(region).get(step.circle);
  return before === undefined ? !(region.dataset.apart ?? "").split(" ").includes(step.circle) : Number(before) < step.at;
}

export const names = () => [...new Set(regions().filter((region) => !everything(region)).map((region) => region.dataset.live))];
export const moveEverything = () => regions().filter(everything).forEach(move);

/** Circles have moved on. */
export const moved = (steps) => steps.length && regions().filter((region) => everything(region) || steps.some((step) => concerns(region, step))).forEach(move);

/** Where the circles of one relationship stand: what hears of everything needs no catching up by that. */
export const standing = (steps) => regions().filter((region) => steps.some((step) => concerns(region, step))).forEach(move);

/** Somebody else is writing in a circle. */
export const writing = (circle) => regions().filter((region) => known(region).has(circle)).forEach((region) => region.dispatchEvent(new CustomEvent("writing")));
