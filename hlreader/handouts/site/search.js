// Search the articles and words of a site. The index is in hlreaderIndex (search_index.py).
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const MOST = { articles: 10, words: 25 };
  const box = document.querySelector(".search");
  const index = window.hlreaderIndex;
  if (!box || !index) return;
  const input = box.querySelector("input");
  const said = box.querySelector(".said");
  const lists = { articles: box.querySelector(".articles"), words: box.querySelector(".words") };

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const parts = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  // As file_name in layout.py.
  const fileName = (text) => text.normalize("NFKD").replace(/[^\0-\x7f]/g, "").toLowerCase()
    .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");

  const lines = (text) => (text ? text.split("\n").map((line) => line.split("|")) : []);
  const articles = lines(index.articles).map(([slug, title, about = "", more = ""]) => ({
    title, about, href: `articles/${slug}.html`, name: parts(title), more: parts(more),
  }));
  const words = lines(index.words).map(([title, more = "", file = ""]) => ({
    title, about: "", href: `words/${file || fileName(title)}.html`, name: parts(title),
    more: parts(more), whole: plain(title),
  }));
  const texts = lines(index.texts).map(([word, numbers]) => [
    plain(word), numbers.split(",").map((one) => parseInt(one, 36)),
  ]);

  // How well an entry fits all words of a question: 0 for not at all.
  function fit(entry, asked, inText) {
    let sum = 0;
    for (const word of asked) {
      if (entry.name.includes(word)) sum += 9;
      else if (entry.name.some((one) => one.startsWith(word))) sum += 6;
      else if (entry.more.includes(word)) sum += 4;
      else if (entry.more.some((one) => one.startsWith(word))) sum += 3;
      else if (inText && inText.get(word).has(entry)) sum += 1;
      else return 0;
    }
    return sum - entry.name.length / 100;
  }

  function textsWith(asked) {
    const found = new Map();
    for (const word of asked) {
      const having = new Set();
      for (const [one, numbers] of texts) {
        if (one.startsWith(word)) for (const number of numbers) having.add(articles[number]);
      }
      found.set(word, having);
    }
    return found;
  }

  function best(entries, asked, inText) {
    const whole = asked.join(" ");
    return entries
      .map((entry) => [fit(entry, asked, inText) + (entry.whole === whole ? 9 : 0), entry])
      .filter(([score]) => score > 0)
      .sort((one, other) => other[0] - one[0])
      .map(([, entry]) => entry);
  }

  // The number of letters to change, up to a limit.
  function distance(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const changed = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
        next.push(Math.min(changed, row[j] + 1, next[j - 1] + 1));
      }
      if (Math.min(...next) > limit) return limit + 1;
      row = next;
    }
    return row[other.length];
  }

  function similar(asked) {
    const whole = asked.join(" ");
    const limit = Math.min(3, Math.ceil(whole.length / 4));
    return words
      .map((entry) => [distance(whole, entry.whole, limit), entry])
      .filter(([far]) => far <= limit)
      .sort((one, other) => one[0] - other[0])
      .map(([, entry]) => entry);
  }

  function fill(list, entries, most) {
    list.replaceChildren(...entries.slice(0, most).map((entry) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = entry.href;
      link.textContent = entry.title;
      item.append(link);
      if (entry.about) item.append(` ${entry.about}`);
      return item;
    }));
    list.parentElement.hidden = entries.length === 0;
  }

  function search() {
    const asked = parts(input.value);
    let found = { articles: [], words: [] };
    let text = "";
    if (asked.join("").length > 1) {
      found = { articles: best(articles, asked, textsWith(asked)), words: best(words, asked) };
      const count = found.articles.length + found.words.length;
      text = count === 1 ? box.dataset.one : box.dataset.found.replace("{count}", count);
      if (!count) {
        found.words = similar(asked);
        text = found.words.length ? box.dataset.similar : box.dataset.none;
      }
    }
    for (const [name, list] of Object.entries(lists)) fill(list, found[name], MOST[name]);
    said.textContent = text;
  }

  input.addEventListener("input", search);
  box.hidden = false;
  search(); // the browser may have kept the question
});
