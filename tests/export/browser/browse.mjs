// Opens pages in headless Chromium, does what standard input asks for there, and tells what it saw.
//
// Each line in: {"page": "file:///…", "scheme": "light", "width": 1280, "script": true, "steps": [[verb, …], …]}
// A line out for it: {"seen": [one for each step], "problems": [console errors], "requests": [other addresses]}
// or {"failed": why}. One browser serves all lines, each with a tab of its own.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// What a reader finds on the page: the entries that are shown, with their standing and claims.
const look = () => {
  const texts = (item, selector) =>
    [...item.querySelectorAll(selector)].filter((one) => !one.closest("[hidden]")).map((one) => one.textContent);
  const items = [...document.querySelectorAll("#Entries > li[id]")];
  const standing = (item) => (item.classList.contains("quote") ? null : texts(item, "b")[0] ?? "stated");
  return {
    ids: items.map((item) => item.id),
    standings: Object.fromEntries(items.map((item) => [item.id, standing(item)])),
    claims: Object.fromEntries(items.map((item) => [item.id, texts(item, ".claims li").length])),
    under: items.filter((item) => item.classList.contains("under")).map((item) => item.id),
    headings: [...document.querySelectorAll("#Entries h3")].map((heading) => heading.textContent),
    maybe: items.filter((item) => item.classList.contains("maybe")).map((item) => item.id),
    status: document.getElementById("Status")?.textContent,
    problem: document.getElementById("Problem")?.textContent,
    known: document.getElementById("Known")?.textContent,
    marked: [...document.querySelectorAll("#Drawing .mark")].map((mark) => mark.getAttribute("aria-label")),
    hash: location.hash,
    focus: document.activeElement?.getAttribute("name") ?? document.activeElement?.getAttribute("aria-label"),
    target: document.querySelector("#Entries [aria-current]")?.id ?? null,
    actor: document.getElementById("Actor")?.hidden ? null : document.getElementById("Actor")?.innerText,
    filters: !document.getElementById("Filters")?.hidden,
  };
};

// Sets fields and tells how long the page takes until it shows what they ask for, in milliseconds.
const set = async (values) => {
  const form = document.getElementById("Filters");
  const status = document.getElementById("Status");
  const start = performance.now();
  const changed = new Promise((resolve) => {
    new MutationObserver(() => requestAnimationFrame(() => setTimeout(resolve))).observe(status, { childList: true });
  });
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  }
  await changed;
  return performance.now() - start;
};

const loadTimeline = async (data) => {
  const timeline = new TL.Timeline("timeline", data, { font: null });
  await new Promise((resolve) => { timeline.on("loaded", resolve); setTimeout(resolve, 20_000); });
  const slides = [...document.querySelectorAll(".tl-slide")];
  return {
    errors: timeline.config?.getErrors() ?? ["no timeline"],
    slides: timeline.config?.events.length,
    drawn: slides.length,
    eras: document.querySelectorAll(".tl-timeera").length,
    texts: slides.map((slide) => slide.textContent),
    dates: [...document.querySelectorAll(".tl-headline-date")].map((date) => date.textContent),
    handlers: [...document.querySelectorAll("#timeline *")].filter((element) =>
      [...element.attributes].some((one) => one.name.startsWith("on") && one.value !== "void(0)")).length,
    scripts: document.querySelectorAll("#timeline script").length,
    stolen: globalThis.stolen ?? null,
  };
};

// Goes to another place on the page, and waits until the page has done so and a frame is drawn.
const follow = (hash) => new Promise((resolve) => {
  const before = location.hash;
  const drawn = () => requestAnimationFrame(() => setTimeout(resolve));
  addEventListener("hashchange", drawn, { once: true });
  location.hash = hash;
  if (location.hash === before) drawn();
});
// The page answers what is typed or clicked at once, within 60 ms, or in the frame after that. Asked
// for later, this timer ends after those of the page, however busy the machine is.
const answered = (page) => page.evaluate(() => new Promise((resolve) => {
  setTimeout(() => requestAnimationFrame(() => setTimeout(resolve)), 60);
}));
// The browser itself sends on what wheels and fingers do, some time later.
const passedOn = (page) => page.waitForTimeout(200);

const verbs = {
  look: (page) => page.evaluate(look),
  set: (page, values) => page.evaluate(set, values),
  go: (page, hash) => page.evaluate(follow, hash),
  back: async (page) => { await page.goBack(); await answered(page); },
  fill: async (page, name, text) => { await page.fill(`[name=${name}]`, text); await answered(page); },
  choose: async (page, name, text) => {
    await page.fill(`[name=${name}]`, text);
    await page.press(`[name=${name}]`, "Enter");
    await answered(page);
  },
  leave: async (page, name) => { await page.locator(`[name=${name}]`).blur(); await answered(page); },
  hover: async (page, selector) => { await page.hover(selector); await answered(page); },
  wheel: async (page, x, y, by, key) => {
    await page.mouse.move(x, y);
    if (key) await page.keyboard.down(key);
    await page.mouse.wheel(0, by);
    if (key) await page.keyboard.up(key);
    await passedOn(page);
  },
  drag: async (page, from, to, y) => {
    await page.mouse.move(from, y);
    await page.mouse.down();
    await page.mouse.move((from + to) / 2, y, { steps: 4 });
    await page.mouse.move(to, y, { steps: 4 });
    await page.mouse.up();
    await answered(page);
  },
  pinch: async (page, x, y, apart) => {
    const touch = await page.context().newCDPSession(page);
    const send = (type, ...xs) => touch.send("Input.dispatchTouchEvent", { type, touchPoints: xs.map((at, id) => ({ x: at, y, id })) });
    await send("touchStart", x - 20, x + 20);
    for (const step of [0.25, 0.5, 0.75, 1]) await send("touchMove", x - 20 - apart * step, x + 20 + apart * step);
    await send("touchEnd");
    await passedOn(page);
  },
  press: async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); await answered(page); },
  click: async (page, selector) => { await page.click(selector); await answered(page); },
  evaluate: (page, expression) => page.evaluate(expression),
  text: (page, selector) => page.locator(selector).allInnerTexts(),
  contents: (page, selector) => page.locator(selector).allTextContents(),
  visible: (page, selector) => page.locator(selector).isVisible(),
  shot: (page, path, whole) => page.screenshot({ path, fullPage: whole }).then(() => path),
  pdf: (page, path) => page.pdf({ path }).then(() => path),
  media: (page, media) => page.emulateMedia({ media }),
  timeline: (page, data) => page.evaluate(loadTimeline, data),
  axe: async (page, ...rules) => {
    // The page's own policy keeps every other script out, as it should; the debugger is above it.
    await page.evaluate(axeSource);
    // Without names all rules are applied; only what they find is described, which saves a third of the time.
    const only = rules.length ? { runOnly: { type: "rule", values: rules } } : {};
    const { violations } = await page.evaluate((chosen) => globalThis.axe.run({ resultTypes: ["violations"], ...chosen }), only);
    return violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map((node) => node.html) }));
  },
};

const browser = await chromium.launch({
  executablePath: process.env.SYRU_CHROMIUM ?? "/usr/bin/chromium",
  args: FLAGS,
});
// A new window costs more than all that is done in it: orders that ask for the same kind of window
// share one, which a blank tab keeps open, and have a tab each.
const windows = new Map();
const openTab = async ({ width = 1280, height = 900, touch = false, scheme = "light", script = true }) => {
  const kind = JSON.stringify([width, height, touch, scheme, script]);
  if (!windows.has(kind)) {
    windows.set(kind, await browser.newContext({
      viewport: { width, height }, hasTouch: touch, colorScheme: scheme, javaScriptEnabled: script,
    }));
    await windows.get(kind).newPage();
  }
  return windows.get(kind).newPage();
};

const browse = async (page, order) => {
  const problems = [];
  const requests = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) problems.push(message.text()); });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("request", (request) => { if (request.url() !== order.page.split("#")[0]) requests.push(request.url()); });
  const start = performance.now();
  await page.goto(order.page, { waitUntil: "load" });
  const opened = performance.now() - start;
  const seen = [];
  for (const [verb, ...values] of order.steps) seen.push((await verbs[verb](page, ...values)) ?? null);
  return { seen, problems, requests, opened };
};

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  const page = await openTab(order);
  const told = await browse(page, order).catch((error) => {
    console.error(error);
    process.exitCode = 1;
    return { failed: error.stack };
  });
  await page.close();
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
await browser.close();
