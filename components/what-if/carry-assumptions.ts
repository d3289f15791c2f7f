import { ASSUMPTION_NAMES, requestPairs, type WhatIfRequest } from "@/lib/views/what-if";

/**
 * Links and forms elsewhere on the page that take the assumptions along (`data-carries-assumptions`) were drawn by the
 * server for the address it was asked for. They follow the address of the panel.
 */
export function carryAssumptions(request: WhatIfRequest): void {
  for (const place of document.querySelectorAll("[data-carries-assumptions]")) {
    if (place instanceof HTMLAnchorElement) carryByLink(place, request);
    else if (place instanceof HTMLFormElement) carryByForm(place, request);
  }
}

/** A definition belongs to the panel of one network: only what leads to the same network takes it along. */
const pairsFor = (place: HTMLElement, request: WhatIfRequest): [string, string][] =>
  requestPairs(place.dataset.carriesAssumptions === "shared" ? { ...request, reading: null } : request);

function carryByLink(link: HTMLAnchorElement, request: WhatIfRequest): void {
  const address = new URL(link.href);
  for (const name of ASSUMPTION_NAMES) address.searchParams.delete(name);
  for (const [name, value] of pairsFor(link, request)) address.searchParams.append(name, value);
  link.href = `${address.pathname}${address.search.replaceAll("%2C", ",")}${address.hash}`;
}

/** React goes on owning the fields it drew, so they are switched off, not taken out. */
function carryByForm(form: HTMLFormElement, request: WhatIfRequest): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('input[type="hidden"]')) {
    if (field.dataset.carried !== undefined) field.remove();
    else if (ASSUMPTION_NAMES.includes(field.name)) field.disabled = true;
  }
  for (const [name, value] of pairsFor(form, request)) {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    field.dataset.carried = "";
    form.append(field);
  }
}
