// Opens pages in the installed Chromium and prints, as JSON, what is wrong with them.
//     node look.mjs CHROMIUM PAGE...
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
const told = {};
for (const page of pages) {
  const tab = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  const requests = [], errors = [];
  tab.on("request", r => { if (!/^(file|data):/.test(r.url())) requests.push(r.url()); });
  tab.on("pageerror", e => errors.push(String(e)));
  tab.on("console", m => { if (m.type() === "error") errors.push(m.text()); });
  await tab.goto(pathToFileURL(page).href);
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  // Every link, field and scrolling region is reached with the Tab key, in the order of the page.
  const wanted = await tab.evaluate(() => [...document.querySelectorAll("a[href],input,button,[tabindex='0']")].length);
  const reached = new Set();
  for (let n = 0; n < wanted + 5; n++) {
    await tab.keyboard.press("Tab");
    const at = await tab.evaluate(() => [...document.querySelectorAll("a[href],input,button,[tabindex='0']")].indexOf(document.activeElement));
    if (at >= 0) reached.add(at);
  }
  await tab.setViewportSize({ width: 360, height: 700 });
  const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  let found = null;
  if (await tab.locator("#q").count()) {
    await tab.fill("#q", "港口");
    found = await tab.locator("#found li").count();
  }
  told[page] = {
    requests, errors, wanted, reached: reached.size, overflow, found,
    violations: violations.map(v => ({ id: v.id, impact: v.impact, nodes: v.nodes.map(n => n.html.slice(0, 120)).slice(0, 3) })),
  };
  await tab.close();
}
await browser.close();
console.log(JSON.stringify(told));
