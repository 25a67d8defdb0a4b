// Keep live regions truthful.
//
// The socket brings fragments, and a line that says "whoever knew version SINCE now knows VERSION".
// A page that knew less has missed something: its regions fetch themselves. While the socket is
// silent they do so every few seconds. A region takes part with an id and
// hx-get="<its own address>" hx-trigger="live:refresh from:body" hx-swap="outerHTML".

const POLL_EVERY = 5_000;
const SILENCE = 50_000; // the server repeats the version every 20 seconds
const SLOWEST_RECONNECT = 5_000;
const REFUSED = 4403; // signed out, or not this person's project
const SPREAD = 50; // what is told in one go is fetched once, and not by all pages at once

let socket = null; // what htmx lets us do with the open socket
let heardAt = 0;
let refused = false;
let wanted = 0; // the newest version that only a refresh can bring
let owed = false; // a refresh waits until the tab is seen, or the founder is done with a region
let timer = null;
const working = new Set(); // elements whose request a founder waits for

const versionOf = (element) => Number(element?.dataset.version ?? 0);
const line = () => document.getElementById("live-version");
const isField = (element) => Boolean(element?.matches("input, textarea, select"));
const isRefresh = (detail) => detail.requestConfig?.triggeringEvent?.type === "live:refresh";

function refresh() {
  owed = false;
  clearTimeout(timer);
  timer = null;
  htmx.trigger(document.body, "live:refresh");
}

function refreshSoon() {
  if (document.hidden) owed = true;
  else timer ??= setTimeout(refresh, Math.random() * SPREAD);
}

// True while swapping the region would take something from under the founder's hands.
function isInUse(region) {
  const field = document.activeElement;
  return (
    (isField(field) && region.contains(field)) || [...working].some((elt) => region.contains(elt))
  );
}

function payOwed() {
  if (owed && !document.hidden && !working.size && !isField(document.activeElement)) refreshSoon();
}

// --- the socket ------------------------------------------------------------------------------

htmx.config.wsReconnectDelay = (tries) =>
  200 + Math.random() * Math.min(1000 * 2 ** tries, SLOWEST_RECONNECT - 200);

// A socket that cannot connect is a state of the page, shown by data-live: not an error in its log.
htmx.createWebSocket = (url) => Object.defineProperty(new WebSocket(url), "onerror", { set() {} });

function opened({ detail }) {
  socket = detail.socketWrapper;
  heardAt = Date.now();
  refused = false;
  document.body.dataset.live = "on"; // whether something was missed is the first thing we hear
}

function closed({ detail }) {
  socket = null;
  refused = detail.event?.code === REFUSED;
  document.body.dataset.live = "off";
}

function look() {
  if (!line() || refused || document.hidden) return;
  if (!socket) refresh();
  else if (Date.now() - heardAt > SILENCE) {
    // A connection can die without a word: a laptop that slept, a network that changed.
    socket.reconnect();
    socket = null;
    refresh();
  }
}

// --- what it brings --------------------------------------------------------------------------

htmx.defineExtension("live", {
  transformResponse(text, xhr) {
    if (xhr) return text;
    heardAt = Date.now();
    const message = document.createElement("template");
    message.innerHTML = text;
    const news = message.content.querySelector("#live-version");
    if (news && versionOf(line()) < Number(news.dataset.since)) {
      wanted = Number(news.dataset.since);
      refreshSoon();
    }
    // What is not on this page, or no news to it, has nothing to replace.
    for (const fragment of [...message.content.children]) {
      const current = document.getElementById(fragment.id);
      if (!current || versionOf(fragment) < versionOf(current)) fragment.remove();
      else if (isInUse(current)) {
        owed = true;
        fragment.remove();
      }
    }
    return message.innerHTML;
  },
});

let focused = "";

function remember() {
  focused = document.activeElement?.id ?? "";
}

function keepFocus() {
  if (focused && document.activeElement === document.body) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

// --- what is fetched -------------------------------------------------------------------------

function neverBackwards(event) {
  const { detail } = event;
  const fragment = detail.fragment.querySelector?.("[data-version]");
  if (!fragment?.id || fragment.id !== detail.target.id) return;
  if (versionOf(fragment) < versionOf(detail.target)) event.preventDefault();
}

function asked({ detail }) {
  // The answer will be at least as new as what we know now.
  detail.requestConfig.knew = versionOf(line());
  if (!isRefresh(detail)) working.add(detail.requestConfig.elt);
}

function done({ detail }) {
  working.delete(detail.requestConfig.elt);
  payOwed();
}

function answered({ detail }) {
  const { target, requestConfig, xhr } = detail;
  const isOurs = isRefresh(detail);
  const current = versionOf(target);
  if (isOurs && (xhr.status !== 200 || wasRedirected(detail))) {
    // Nobody asked for this on screen: an error page must not take the place of a region.
    detail.shouldSwap = detail.isError = false;
    if (xhr.status >= 500 || xhr.status === 429) setTimeout(refreshSoon, POLL_EVERY);
  } else if (isOurs && isInUse(target)) {
    owed = true;
    detail.shouldSwap = false;
  } else if (current > requestConfig.knew && current > stated(detail)) {
    // A newer fragment came by socket while this answer was on its way.
    if (isOurs) detail.shouldSwap = false;
    else if (xhr.status < 300) refreshSoon();
  }
}

function wasRedirected({ xhr, pathInfo }) {
  const asked = new URL(pathInfo.finalRequestPath, location.href);
  return Boolean(xhr.responseURL) && new URL(xhr.responseURL).pathname !== asked.pathname;
}

function stated({ target, serverResponse }) {
  const answer = document.createElement("template");
  answer.innerHTML = serverResponse;
  return versionOf(target.id && answer.content.getElementById(target.id));
}

// htmx keeps what a region is asked meanwhile with the region that the answer replaces, and a new
// one hears nothing before it has settled: what was told until then is asked for once more.
function settled({ detail }) {
  if (detail.requestConfig?.knew < wanted) refreshSoon();
}

function failed(event) {
  if (isRefresh(event.detail)) setTimeout(refreshSoon, POLL_EVERY);
}

const on = (name, listener) => document.body.addEventListener(name, listener);
on("htmx:wsOpen", opened);
on("htmx:wsClose", closed);
on("htmx:wsBeforeMessage", remember);
on("htmx:wsAfterMessage", keepFocus);
on("htmx:oobBeforeSwap", neverBackwards);
on("htmx:beforeSend", asked);
on("htmx:beforeSwap", answered);
on("htmx:afterRequest", done);
on("htmx:afterSettle", settled);
on("htmx:sendError", failed);
on("htmx:timeout", failed);
setInterval(look, POLL_EVERY);
document.addEventListener("visibilitychange", () => {
  look();
  payOwed();
});
document.addEventListener("focusout", () => setTimeout(payOwed)); // when focus is where it goes
addEventListener("online", look);
addEventListener("pageshow", (event) => event.persisted && look()); // back from the cache
