// A headless Chromium that looks at pages: reads one JSON request a line, answers one JSON line.
// usage: node browser.mjs FOLDER, where unpack.mjs unpacked it
//
// A request: {"url", "width", "height", "scheme": "light" | "dark", "media": "print", "evaluate": expression,
//   "axe": true, "keyboard": true, "screenshot": file, "fullPage": true, "pdf": file}
// Its answer: {"value", "messages", "requests", "dialogs", "violations", "unreached", "loaded": ms}
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const folder = resolve(process.argv[2]);
const require = createRequire(join(folder, "/"));
const { chromium } = require("playwright-core");
const axe = require("axe-core");

const FOCUSABLE = "a[href]:not([tabindex='-1']), summary, [tabindex='0']";

// As root in a container there is no sandbox; everything else keeps it from calling home.
const ARGUMENTS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update", "--force-color-profile=srgb",
];

async function launch() {
  const unpacked = join(folder, "chromium");
  if (process.platform !== "linux" || process.arch !== "x64") {
    return chromium.launch({ channel: "chrome", args: ARGUMENTS }).catch((error) => {
      throw new Error(`On ${process.platform} ${process.arch} the tests need Google Chrome: install it. ${error.message}`);
    });
  }
  const fonts = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") };
  const libraries = [join(folder, "al2023/lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return chromium.launch({
    executablePath: unpacked,
    args: ARGUMENTS,
    env: { ...process.env, ...fonts, LD_LIBRARY_PATH: libraries },
  });
}

// Presses Tab until the focus has left the page; what it never stood on was not reached.
async function unreached(page) {
  await page.evaluate((selector) => {
    document.querySelectorAll("details").forEach((details) => { details.open = true; });
    window.expected = new Set(document.querySelectorAll(selector));
  }, FOCUSABLE);
  const most = await page.evaluate(() => window.expected.size) + 5;
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => { window.expected.delete(document.activeElement); return window.expected.size === 0; })) break;
  }
  return page.evaluate(() => [...window.expected].map((element) => element.outerHTML.slice(0, 200)));
}

async function look(browser, request) {
  const context = await browser.newContext({
    viewport: { width: request.width ?? 1280, height: request.height ?? 900 },
    colorScheme: request.scheme ?? "light",
  });
  const page = await context.newPage();
  const answer = { messages: [], requests: [], dialogs: 0, violations: [], unreached: [] };
  page.on("console", (message) => answer.messages.push(message.text()));
  page.on("pageerror", (error) => answer.messages.push(String(error)));
  page.on("request", (sent) => answer.requests.push(sent.url()));
  page.on("dialog", (dialog) => { answer.dialogs++; dialog.dismiss(); });
  await page.goto(request.url, { waitUntil: "load", timeout: 120000 });
  answer.loaded = await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd);
  if (request.media) await page.emulateMedia({ media: request.media });
  if (request.evaluate) answer.value = await page.evaluate(request.evaluate);
  if (request.axe) {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    answer.violations = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}: ${node.failureSummary}`));
  }
  if (request.screenshot) await page.screenshot({ path: request.screenshot, fullPage: request.fullPage ?? false });
  if (request.pdf) await page.pdf({ path: request.pdf, preferCSSPageSize: true });
  if (request.keyboard) answer.unreached = await unreached(page);
  await context.close();
  return answer;
}

const browser = await launch();
try {
  for await (const line of createInterface({ input: process.stdin })) {
    let answer;
    try {
      answer = await look(browser, JSON.parse(line));
    } catch (error) {
      answer = { error: String(error.stack ?? error) };
    }
    console.log(JSON.stringify(answer));
  }
} finally {
  await browser.close();
}
