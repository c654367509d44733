"use strict";

// Everything that comes from a record is set as text, never as markup.
const byId = (id) => document.getElementById(id);
const REFRESH = 2000;
const BAD_STEPS = new Set(["rejected", "parked", "dead-lettered", "refused", "reconnect-needed"]);
const GOOD_STEPS = new Set(["done", "connected"]);
let paused = false;
let shownTrail = null;
let trailText = "";

function node(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined && text !== null) element.textContent = text;
  return element;
}

async function ask(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(8000) });
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Error((body && body.detail) || "The console answered " + answer.status + ".");
  return body;
}

function time(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const today = new Date().toDateString() === date.toDateString();
  return (today ? "" : date.toLocaleDateString() + " ") + date.toLocaleTimeString();
}

function pill(step) {
  const kind = BAD_STEPS.has(step) ? "down" : GOOD_STEPS.has(step) ? "up" : step === "retried" ? "warn" : "";
  return node("span", ("pill " + kind).trim(), step);
}

function recordButton(record) {
  const button = node("button", "record", record);
  button.type = "button";
  button.addEventListener("click", () => { location.hash = "#/" + record.split("/").map(encodeURIComponent).join("/"); });
  return button;
}

// --- Health ---------------------------------------------------------------------------------------------------------

function tile(part) {
  const card = node("div", "tile");
  const bar = node("div", "bar");
  bar.append(node("strong", "", part.name), node("span", "pill " + (part.status === "UP" ? "up" : "down"), part.status === "UP" ? "up" : part.status.toLowerCase()));
  card.append(bar);
  if (part.detail) card.append(node("p", "", part.detail));
  if (part.checks.length > 0) {
    const list = node("ul");
    for (const check of part.checks) {
      const item = node("li", check.status === "UP" ? "" : check.status === "WARN" ? "warn" : "down");
      item.append(node("span", "check", check.name));
      if (check.detail) item.append(" " + check.detail);
      list.append(item);
    }
    card.append(list);
  }
  if (part.page) {
    const line = node("p");
    const link = node("a", "", part.page);
    link.href = part.page;
    line.append(link);
    card.append(line);
  }
  return card;
}

// --- Connections ----------------------------------------------------------------------------------------------------

const CONNECTIONS = [
  { name: "QuickBooks", part: "qbo-writer", check: "QuickBooks" },
  { name: "Asana", part: "asana-writer", check: "Asana" },
];

function connectionTile(connection, parts, pages) {
  const part = parts.find((each) => each.name === connection.part);
  const check = part && part.checks.find((each) => each.name === connection.check);
  const sentence = check ? check.detail || "" : (part && part.detail) || "It is not known: " + connection.part + " does not say.";
  const up = Boolean(check) && check.status === "UP";
  const needed = /^(Connect|Reconnect) needed/.exec(sentence);
  const card = node("div", "tile");
  const bar = node("div", "bar");
  const state = up ? "connected" : needed ? needed[1].toLowerCase() + " needed" : check ? "not connected" : "unknown";
  bar.append(node("strong", "", connection.name), node("span", "pill " + (up ? "up" : check ? "down" : "warn"), state));
  card.append(bar, node("p", "", sentence));
  const page = pages[connection.name];
  if (page) {
    const line = node("p");
    const link = node("a", needed ? "button go" : "button", up ? "Connect again" : "Connect " + connection.name);
    link.href = page;
    line.append(link);
    card.append(line);
  }
  return card;
}

// --- Setting up -----------------------------------------------------------------------------------------------------

function findCheck(parts, partName, checkName) {
  const part = parts.find((each) => each.name === partName);
  return part && part.checks.find((each) => each.name === checkName);
}

/** What has to be done once, in order; each step says how far it is. */
function setupSteps(parts) {
  const quickbooks = findCheck(parts, "qbo-writer", "QuickBooks");
  const asana = findCheck(parts, "asana-writer", "Asana");
  const read = findCheck(parts, "enrich-service", "both sides are read");
  const up = (check) => Boolean(check) && check.status === "UP";
  const sentence = (check) => (check && check.detail) || "It is not known yet.";
  const signedIn = up(asana) || (Boolean(asana) && !/needed|does not accept/.test(sentence(asana)));
  return [
    { name: "Connect QuickBooks", vendor: "QuickBooks", done: up(quickbooks), sentence: sentence(quickbooks) },
    { name: "Connect Asana", vendor: "Asana", done: signedIn, sentence: sentence(asana) },
    { name: "Fields, projects and portfolio in Asana", done: up(asana), sentence: sentence(asana) },
    { name: "First load", done: up(read), sentence: sentence(read) },
  ];
}

/** Only while something is left to do. */
function showSetup(parts, pages) {
  const steps = setupSteps(parts);
  const next = steps.find((step) => !step.done);
  byId("setup").hidden = !next;
  byId("setup-steps").replaceChildren(...steps.map((step) => {
    const item = node("li", step.done ? "done" : step === next ? "next" : "later");
    item.append(node("strong", "", step.name), node("span", "pill " + (step.done ? "up" : "warn"), step.done ? "done" : step === next ? "now" : "later"));
    if (step === next) {
      item.append(node("p", "", step.sentence));
      const page = pages[step.vendor];
      if (page) {
        const link = node("a", "button go", step.name);
        link.href = page;
        item.append(link);
      }
    }
    return item;
  }));
}

async function showHealth() {
  const overall = byId("overall");
  try {
    const [board, connectable] = await Promise.all([ask("api/health"), ask("api/connect")]);
    const pages = Object.fromEntries(connectable.map((each) => [each.name, each.page]));
    const tiles = CONNECTIONS.map((connection) => connectionTile(connection, board.parts, pages));
    byId("connection-tiles").replaceChildren(...tiles);
    showSetup(board.parts, pages);
    byId("health").replaceChildren(...board.parts.map(tile));
    overall.textContent = board.status === "UP" ? "all parts are up" : "needs attention";
    overall.className = "pill " + (board.status === "UP" ? "up" : "down");
    const links = board.parts.filter((part) => part.page).map((part) => {
      const link = node("a", "", part.name);
      link.href = part.page;
      return link;
    });
    byId("pages").replaceChildren(...links);
  } catch (failure) {
    overall.textContent = "no answer";
    overall.className = "pill down";
    byId("health").replaceChildren(node("p", "empty", "The console does not answer: " + failure.message + " It is asked again every few seconds."));
  }
}

// --- Activity -------------------------------------------------------------------------------------------------------

function row(entry) {
  const line = node("tr");
  const when = node("td", "time", time(entry.at));
  when.title = entry.at;
  const step = node("td");
  step.append(pill(entry.step));
  const record = node("td", "record-cell");
  record.append(recordButton(entry.record));
  line.append(when, step, record, node("td", "what", entry.detail), node("td", "service", entry.service));
  return line;
}

async function showActivity() {
  const filter = byId("filter").value.trim();
  const empty = byId("no-entries");
  try {
    const activity = await ask("api/activity?limit=200&filter=" + encodeURIComponent(filter));
    byId("entries").replaceChildren(...activity.entries.map(row));
    empty.hidden = activity.entries.length > 0;
    empty.textContent = filter
      ? "No entry contains “" + filter + "”."
      : "Nothing has happened yet. Create a vendor in QuickBooks, and its way to Asana shows up here.";
    notice(activity.trouble);
  } catch (failure) {
    notice("The activity cannot be shown: " + failure.message);
  }
}

function notice(sentence) {
  byId("trouble").hidden = !sentence;
  byId("trouble").textContent = sentence || "";
}

// --- Reads of QuickBooks, and how well webhooks do --------------------------------------------------------------------

const VENDORS = { quickbooks: "QuickBooks", asana: "Asana" };

function readsTile(month) {
  const card = node("div", "tile");
  const bar = node("div", "bar");
  bar.append(node("strong", "", "Reads of " + month.connection), node("span", "pill " + (month.isTight ? "warn" : "up"), month.isTight ? "over budget" : "within budget"));
  if (month.budget === null || month.budget === undefined) bar.lastChild.textContent = "no budget";
  const list = node("ul");
  for (const [cause, reads] of Object.entries(month.byCause).sort((one, other) => other[1] - one[1])) {
    const item = node("li");
    item.append(node("span", "check", cause), " " + reads);
    list.append(item);
  }
  card.append(bar, node("p", "", month.sentence), list);
  return card;
}

function watchTile(watch) {
  const card = node("div", "tile");
  const bar = node("div", "bar");
  bar.append(node("strong", "", "Webhooks of " + (VENDORS[watch.vendor] || watch.vendor)), node("span", "pill " + (watch.warning ? "warn" : "up"), watch.warning ? "look" : "fine"));
  card.append(bar);
  if (watch.warning) card.append(node("p", "", watch.warning));
  const list = node("ul");
  const add = (name, text) => {
    const item = node("li");
    item.append(node("span", "check", name), " " + text);
    list.append(item);
  };
  if (watch.gaps) {
    const all = watch.gaps.announced + watch.gaps.lost;
    add("told of", watch.gaps.announced + " changes in " + watch.gaps.hours + " h");
    add("lost", watch.gaps.lost + (all > 0 ? " of " + all + " (" + (100 * watch.gaps.lost / all).toFixed(1) + " %), found by polling" : ""));
    if (typeof watch.gaps.p50Seconds === "number") add("delay", "half within " + watch.gaps.p50Seconds + " s, 95 % within " + watch.gaps.p95Seconds + " s");
  }
  add("last", watch.webhookAt ? time(watch.webhookAt) : "none yet");
  if (typeof watch.pollSeconds === "number") add("polling", "every " + watch.pollSeconds + " s");
  card.append(list);
  return card;
}

async function showReads() {
  try {
    const { months, watches } = await ask("api/reads");
    byId("reads-section").hidden = months.length + watches.length === 0;
    byId("reads").replaceChildren(...months.map(readsTile), ...watches.map(watchTile));
  } catch {
    // The notice of the activity says already that the console does not answer.
  }
}

async function showDeadLetters() {
  try {
    const { topics } = await ask("api/dead-letters");
    byId("dead-letters-section").hidden = topics.length === 0;
    const cards = topics.map((topic) => {
      const card = node("div", "tile");
      card.append(node("strong", "", topic.topic + ": " + topic.count));
      const list = node("ul");
      for (const letter of topic.newest.slice(0, 5)) {
        list.append(node("li", "down", [letter.key, letter.text || letter.reason, letter.origin].filter(Boolean).join(" · ")));
      }
      card.append(list);
      return card;
    });
    byId("dead-letters").className = "tiles";
    byId("dead-letters").replaceChildren(...cards);
  } catch {
    // The notice of the activity says already that the console does not answer.
  }
}

// --- The trail of a record ------------------------------------------------------------------------------------------

function stepItem(entry, record) {
  const item = node("li", BAD_STEPS.has(entry.step) ? "bad" : "");
  const head = node("div", "head");
  head.append(pill(entry.step), node("span", "", time(entry.at)), node("span", "", entry.service));
  item.append(head, node("p", "", entry.detail));
  const others = [entry.record, ...entry.related].filter((other) => other !== record);
  if (others.length > 0) {
    const line = node("p");
    others.forEach((other, index) => {
      if (index > 0) line.append(", ");
      line.append(recordButton(other));
    });
    item.append(line);
  }
  const facts = Object.entries(entry.facts).map(([name, value]) => name + " " + value).join(" · ");
  if (facts) item.append(node("div", "facts", facts));
  return item;
}

function listOf(title, lines) {
  if (lines.length === 0) return [];
  const list = node("ul", "steps");
  for (const line of lines) {
    const item = node("li", line.bad ? "bad" : "");
    item.append(node("p", "", line.text), node("div", "facts", line.facts));
    list.append(item);
  }
  return [node("h3", "", title), list];
}

function trailBody(trail) {
  const steps = node("ol", "steps");
  for (const entry of [...trail.entries].reverse()) steps.append(stepItem(entry, trail.record));
  const operations = trail.ledger.map((entry) => ({
    bad: entry.state === "REJECTED" || entry.state === "PARKED",
    text: entry.state.toLowerCase() + (entry.vendorId ? ": " + entry.vendorId : "") + (entry.reason ? ": " + entry.reason.text : ""),
    facts: entry.operation + " · request " + entry.requestId + " · attempts " + entry.attempts,
  }));
  const links = trail.links.map((link) => ({
    bad: link.state !== "AGREED",
    text: [link.quickbooks, link.asana].filter(Boolean).join(" ↔ ") + " (" + link.state.toLowerCase() + ")",
    facts: link.pair + " · revision " + link.revision + (link.note ? " · " + link.note : ""),
  }));
  const parts = [...listOf("Links", links), ...listOf("Operations", operations)];
  if (trail.entries.length > 0) parts.push(node("h3", "", "Steps, newest first"), steps);
  return parts;
}

async function showTrail() {
  if (!shownTrail) return;
  const record = shownTrail;
  try {
    const trail = await ask("api/records/" + record.split("/").map(encodeURIComponent).join("/"));
    const text = JSON.stringify(trail);
    if (record !== shownTrail || text === trailText) return;
    trailText = text;
    byId("trail-body").replaceChildren(...trailBody(trail));
  } catch (failure) {
    trailText = "";
    byId("trail-body").replaceChildren(node("p", "empty", failure.message));
  }
}

function openFromAddress() {
  const match = location.hash.match(/^#\/([^/]+)\/([^/]+)\/([^/]+)$/);
  shownTrail = null;
  try {
    if (match) shownTrail = match.slice(1).map(decodeURIComponent).join("/");
  } catch {
    // An address that somebody typed; it names no record.
  }
  byId("trail").hidden = !shownTrail;
  trailText = "";
  if (shownTrail) {
    byId("trail-title").textContent = shownTrail;
    byId("trail-body").replaceChildren(node("p", "empty", "Reading…"));
    byId("trail-title").focus();
    showTrail();
  }
}

function closeTrail() {
  history.replaceState(null, "", location.pathname);
  openFromAddress();
}

// --- Start ----------------------------------------------------------------------------------------------------------

byId("close").addEventListener("click", closeTrail);
byId("filter").addEventListener("input", showActivity);
byId("filter-form").addEventListener("submit", (event) => event.preventDefault());
byId("pause").addEventListener("click", () => {
  paused = !paused;
  byId("pause").setAttribute("aria-pressed", String(paused));
  byId("pause").textContent = paused ? "Paused" : "Pause";
});
addEventListener("hashchange", openFromAddress);
addEventListener("keydown", (event) => { if (event.key === "Escape" && shownTrail) closeTrail(); });

async function refresh() {
  if (!document.hidden) {
    const asked = [showHealth(), showReads(), showDeadLetters()];
    if (!paused) asked.push(showActivity(), showTrail());
    await Promise.allSettled(asked);
  }
  setTimeout(refresh, REFRESH);
}

openFromAddress();
refresh();
