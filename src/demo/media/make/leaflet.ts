import { at } from "./art.ts";
import { bureauMark, home, type Page, style } from "./posters.ts";
import { CHANNELS, FOUR_LOOKS, LOOKS, OFFICE, SLOGAN, THREE_THOUGHTS } from "./words.ts";

const rows = (items: typeof FOUR_LOOKS): string =>
  items
    .map(([mark, title, text]) => `<li><b>${mark}</b><div><strong>${title}</strong><span>${text}</span></div></li>`)
    .join("");

/** The leaflet that is handed out: one A4 page at 96 CSS pixels to the inch. */
export const LEAFLET: Page = {
  name: "leaflet.pdf",
  width: 794,
  height: 1123,
  html: `<style>
    .page { position: relative; width: 794px; height: 1123px; background: #fffaf0; color: #3a1c14; }
    .bureau { color: #fff; }
    .band { position: absolute; left: 0; right: 0; top: 0; height: 316px; background: linear-gradient(#c8261b, #9c140e); overflow: hidden; }
    .cols { position: absolute; left: 56px; right: 56px; top: 346px; display: grid; grid-template-columns: 1fr 1fr; gap: 0 36px; }
    .cols h2 { font-size: 26px; color: #b4231a; letter-spacing: .04em; white-space: nowrap; margin-bottom: 14px; }
    .cols ul, .signs { list-style: none; padding: 0; }
    .cols li { display: flex; gap: 14px; align-items: center; padding: 9px 0; border-bottom: 1px dashed #e3c79b; }
    .cols li b { display: grid; place-items: center; width: 42px; height: 42px; border-radius: 50%; background: #b4231a; color: #ffe9a8; font-size: 20px; }
    .cols strong { display: block; font-size: 20px; } .cols span { font-size: 16px; color: #7a4a33; }
    .signs { position: absolute; left: 56px; right: 56px; top: 718px; display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; }
    .signs li { border-radius: 14px; padding: 15px 17px; color: #fff; } .signs i { font-style: normal; font-size: 15px; letter-spacing: .1em; opacity: .9; }
    .signs p { font-size: 23px; font-weight: 700; line-height: 1.4; margin-top: 4px; } .signs small { font-size: 14px; line-height: 1.6; display: block; margin-top: 6px; }
    .call { position: absolute; left: 0; right: 0; bottom: 0; height: 104px; font-size: 16px; white-space: nowrap; background: #9c140e; color: #ffe9a8; display: flex; align-items: center; justify-content: space-between; padding: 0 56px; }
    .call b { font-size: 28px; letter-spacing: .03em; margin-left: 8px; }
  </style>
  <div class="page" style="${style({ colors: { deep: "#9c140e", mid: "#b91f15", glow: "#e5482f", accent: "#ffe9a8" } }, "70% 40%")}">
    <div class="band"><svg class="art">${at(640, 158, 0.355, home())}</svg>${bureauMark(56, 44, 20)}
      <div class="headline" style="left:52px;top:96px;font-size:74px"><span class="gold" style="background:none;color:#ffe08a;filter:none">${SLOGAN[0]}</span><span style="text-shadow:none">${SLOGAN[1]}</span></div></div>
    <div class="cols"><div><h2>投资之前：四看</h2><ul>${rows(FOUR_LOOKS)}</ul></div><div><h2>掏钱之前：三思等一夜</h2><ul>${rows(THREE_THOUGHTS)}</ul></div></div>
    <ul class="signs">${LOOKS.map((look) => `<li style="background:${look.colors.mid}"><i>${look.kicker}</i><p>${look.headline.join("<br>")}</p>${look.tips.map(([title, text]) => `<small>${title}：${text}</small>`).join("")}</li>`).join("")}</ul>
    <div class="call"><span>${OFFICE}</span><div>${CHANNELS.map(([what, number]) => `<span style="margin-left:28px">${what}<b>${number}</b></span>`).join("")}</div></div>
  </div>`,
};
