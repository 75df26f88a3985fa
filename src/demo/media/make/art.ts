/* Illustrations as SVG fragments, each drawn around its own origin; place one with `at`. */

/** `motion` is a CSS `animation` value; it moves the drawing around its own origin. */
export const at = (x: number, y: number, scale: number, art: string, motion = "none"): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})"><g style="animation:${motion}">${art}</g></g>`;

const repeat = (n: number, draw: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => draw(i)).join("");

/** Gradients that the drawings share; once per page. */
export const GRADIENTS = `<svg width="0" height="0" style="position:absolute"><defs>
  <linearGradient id="gold" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#FFE9A8"/><stop offset=".5" stop-color="#F9C64B"/><stop offset="1" stop-color="#D98E1A"/></linearGradient>
  <linearGradient id="sack" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#FFD977"/><stop offset="1" stop-color="#E39A22"/></linearGradient>
  <linearGradient id="steel" x1="0" y1="0" x2="1" y2="0"><stop offset="0" stop-color="#F4F7FA"/><stop offset=".5" stop-color="#A9B6C4"/><stop offset="1" stop-color="#DDE5EC"/></linearGradient>
  <linearGradient id="cloak" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2B3B5E"/><stop offset="1" stop-color="#0B1328"/></linearGradient>
  <linearGradient id="roof" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#FF7A59"/><stop offset="1" stop-color="#D8432B"/></linearGradient>
  <linearGradient id="line" gradientUnits="userSpaceOnUse" x1="0" y1="-260" x2="0" y2="-60"><stop offset="0" stop-color="#E9EEF3" stop-opacity="0"/><stop offset="1" stop-color="#E9EEF3"/></linearGradient>
  <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#8FD3EC"/><stop offset=".7" stop-color="#F3FAF3"/></linearGradient>
  <clipPath id="inside"><path d="M0,-194 C60,-154 125,-139 174,-139 C178,18 146,146 0,212 C-146,146 -178,18 -174,-139 C-125,-139 -60,-154 0,-194Z"/></clipPath>
</defs></svg>`;

/** Sea-wave scales (海水纹): the district's name means "river and sea". */
export const waves = (color: string, id: string): string => {
  const scale = (cx: number, cy: number) =>
    [60, 46, 32, 18]
      .map((r) => `<circle cx="${cx}" cy="${cy}" r="${r}" fill="var(--deep)" stroke="${color}" stroke-width="3"/>`)
      .join("");
  return `<svg class="waves" width="100%" height="100%"><defs><pattern id="${id}" width="120" height="60" patternUnits="userSpaceOnUse">
    ${scale(0, 30)}${scale(120, 30)}${scale(60, 60)}${scale(0, 90)}${scale(120, 90)}</pattern></defs>
    <rect width="100%" height="100%" fill="url(#${id})"/></svg>`;
};

const shield = (fill: string, stroke = "url(#gold)"): string =>
  `<path d="M0,-200 C60,-160 125,-145 180,-145 C184,20 150,150 0,220 C-150,150 -184,20 -180,-145 C-125,-145 -60,-160 0,-200Z" fill="${fill}" stroke="${stroke}" stroke-width="16" stroke-linejoin="round"/>`;

/** A shield with `art` (drawn at the shield's own scale) inside its rim. */
export const shielded = (fill: string, art: string): string =>
  `${shield(fill)}<g clip-path="url(#inside)">${art}</g>${shield("none")}`;

export const sack = (mark = "福"): string => `
  <path d="M-46,-78 C-120,-30 -150,60 -118,112 C-100,140 100,140 118,112 C150,60 120,-30 46,-78Z" fill="url(#sack)"/>
  <path d="M-118,112 C-100,140 100,140 118,112 C128,96 133,76 133,56 C100,112 -60,118 -133,56 C-133,76 -128,96 -118,112Z" fill="#B86E12" opacity=".35"/>
  <path d="M-58,-128 C-40,-112 -22,-134 0,-120 C22,-134 40,-112 58,-128 C64,-104 52,-88 44,-76 L-44,-76 C-52,-88 -64,-104 -58,-128Z" fill="url(#sack)"/>
  <rect x="-56" y="-88" width="112" height="22" rx="11" fill="#C8321F"/>
  <path d="M40,-78 q34,14 30,52 M40,-78 q52,-2 62,26" stroke="#C8321F" stroke-width="9" fill="none" stroke-linecap="round"/>
  <circle cx="0" cy="28" r="56" fill="#FFF3D0" opacity=".55"/>
  <text x="0" y="54" text-anchor="middle" font-size="74" font-weight="700" fill="#B4231A">${mark}</text>`;

const face = (eyeY: number): string => `
  <path d="M-40,${eyeY} q14,-15 28,0 M14,${eyeY} q14,-15 28,0" stroke="#5B3A2E" stroke-width="6" fill="none" stroke-linecap="round"/>
  <ellipse cx="-46" cy="${eyeY + 30}" rx="15" ry="10" fill="#F08F78" opacity=".55"/><ellipse cx="48" cy="${eyeY + 30}" rx="15" ry="10" fill="#F08F78" opacity=".55"/>`;

const glasses = `<g fill="rgba(255,255,255,.28)" stroke="#6B4A3A" stroke-width="5"><circle cx="-27" cy="-6" r="27"/><circle cx="29" cy="-6" r="27"/></g>
  <path d="M0,-8 q1,-6 3,0 M-54,-8 L-70,-14 M56,-8 L72,-14" stroke="#6B4A3A" stroke-width="5" fill="none"/>`;

export const grandmother = `
  <path d="M-128,420 V260 C-134,140 -96,84 0,84 C96,84 134,140 128,260 V420Z" fill="#E8604C"/>
  <path d="M-44,88 L0,170 L44,88Z" fill="#FFF1DC"/><path d="M0,170 L0,420" stroke="#C74433" stroke-width="5"/>
  <g fill="#FFE0A3"><circle cx="14" cy="196" r="7"/><circle cx="14" cy="232" r="7"/></g>
  <rect x="-24" y="54" width="48" height="48" rx="22" fill="#EDB88C"/>
  <circle cx="0" cy="-116" r="34" fill="#DCD7E0"/><circle cx="0" cy="-22" r="90" fill="#DCD7E0"/>
  <ellipse cx="0" cy="0" rx="72" ry="78" fill="#F8CFA9"/>
  <path d="M-80,0 C-88,-92 -24,-108 4,-80 C30,-106 92,-88 80,0 C72,-34 46,-56 4,-58 C-42,-56 -70,-34 -80,0Z" fill="#F3F0F5"/>
  ${face(-4)}${glasses}
  <path d="M-20,42 q20,20 42,0" stroke="#B5533F" stroke-width="6" fill="none" stroke-linecap="round"/>
  <circle cx="-74" cy="24" r="7" fill="#F9C64B"/><circle cx="75" cy="24" r="7" fill="#F9C64B"/>`;

export const grandfather = `
  <path d="M-136,420 V260 C-142,140 -100,84 0,84 C100,84 142,140 136,260 V420Z" fill="#24507A"/>
  <path d="M-40,86 C-30,112 30,112 40,86 L34,72 L-34,72Z" fill="#F6EBDD"/>
  <path d="M0,108 L0,420" stroke="#183A5B" stroke-width="5"/>
  ${[132, 172, 212].map((y) => `<path d="M-26,${y} h52" stroke="#F9C64B" stroke-width="7" stroke-linecap="round"/><circle cx="0" cy="${y}" r="8" fill="#F9C64B"/>`).join("")}
  <rect x="-26" y="54" width="52" height="44" rx="20" fill="#E0A87C"/>
  <circle cx="-74" cy="6" r="20" fill="#F2C197"/><circle cx="74" cy="6" r="20" fill="#F2C197"/>
  <ellipse cx="0" cy="-6" rx="76" ry="86" fill="#F6C9A0"/>
  <path d="M-78,6 C-92,-40 -78,-84 -44,-92 C-62,-66 -66,-36 -62,-14Z" fill="#ECE9EF"/><path d="M78,6 C92,-40 78,-84 44,-92 C62,-66 66,-36 62,-14Z" fill="#ECE9EF"/>
  ${face(-6)}
  <path d="M-46,-30 q18,-16 36,-4 M10,-34 q18,-12 36,4" stroke="#F5F3F7" stroke-width="11" fill="none" stroke-linecap="round"/>
  <path d="M0,22 C-12,14 -40,22 -44,40 C-24,46 -8,42 0,34 C8,42 24,46 44,40 C40,22 12,14 0,22Z" fill="#F5F3F7"/>
  <path d="M-16,52 q16,12 32,0" stroke="#B5533F" stroke-width="6" fill="none" stroke-linecap="round"/>`;

/** A fishing hook on a line that fades in from above, with a price tag that says what the bait promises. */
export const bait = (words: string, color = "#D8432B"): string => {
  const width = words.length * 44 + 76;
  return `<path d="M0,-260 L0.1,8" stroke="url(#line)" stroke-width="5"/>
  <circle cx="0" cy="12" r="11" fill="none" stroke="url(#steel)" stroke-width="7"/>
  <path d="M0,22 L0,150 C0,206 -76,206 -76,154 L-76,140" fill="none" stroke="url(#steel)" stroke-width="12" stroke-linecap="round"/>
  <path d="M-92,150 L-76,122 L-62,150Z" fill="#DDE5EC"/>
  <g transform="rotate(-4)"><rect x="${-width / 2}" y="38" width="${width}" height="84" rx="16" fill="${color}" stroke="#FFE9A8" stroke-width="5"/>
  <circle cx="${-width / 2 + 24}" cy="80" r="8" fill="#FFE9A8"/>
  <text x="12" y="96" text-anchor="middle" font-size="44" font-weight="700" fill="#FFF6DC">${words}</text></g>`;
};

/** A seal that says 骗, struck over a bait. */
export const seal = `<g transform="rotate(-14)"><rect x="-62" y="-62" width="124" height="124" rx="18" fill="rgba(255,255,255,.94)" stroke="#C8141A" stroke-width="10"/>
  <text x="0" y="34" text-anchor="middle" font-size="94" font-weight="700" fill="#C8141A">骗</text></g>`;

export const house = `
  <rect x="-150" y="-10" width="300" height="200" rx="10" fill="#FFF4DF"/>
  <rect x="70" y="-150" width="44" height="90" fill="#B83A26"/><path d="M-150,0 L0,-130 L150,0Z" fill="#FFF4DF"/>
  <path d="M-196,6 L0,-166 L196,6 L166,34 L0,-110 L-166,34Z" fill="url(#roof)" stroke="#B83A26" stroke-width="4" stroke-linejoin="round"/>
  <rect x="-40" y="70" width="80" height="120" rx="40" fill="#C8321F"/><circle cx="20" cy="134" r="7" fill="#FFE9A8"/>
  ${[-104, 104].map((x) => `<rect x="${x - 36}" y="48" width="72" height="72" rx="8" fill="#8ED1E8" stroke="#D9A86A" stroke-width="7"/><path d="M${x},48 v72 M${x - 36},84 h72" stroke="#D9A86A" stroke-width="6"/>`).join("")}
  <circle cx="0" cy="-4" r="32" fill="#FFD977"/><text x="0" y="11" text-anchor="middle" font-size="42" font-weight="700" fill="#B4231A">家</text>`;

/** A roulette wheel with 16 pockets. */
export const wheel = `<circle r="210" fill="#5A2A12"/><circle r="210" fill="none" stroke="url(#gold)" stroke-width="16"/>
  ${repeat(16, (i) => {
    const [a, b] = [(i * Math.PI) / 8, ((i + 1) * Math.PI) / 8];
    const point = (t: number) => `${(190 * Math.cos(t)).toFixed(1)},${(190 * Math.sin(t)).toFixed(1)}`;
    return `<path d="M0,0 L${point(a)} A190,190 0 0 1 ${point(b)}Z" fill="${i % 2 ? "#1C1524" : "#D0202C"}" stroke="#F9C64B" stroke-width="3"/>`;
  })}
  <circle r="92" fill="#6B3416" stroke="url(#gold)" stroke-width="10"/><circle r="34" fill="url(#gold)"/>
  ${repeat(4, (i) => `<g transform="rotate(${i * 90})"><rect x="-6" y="-84" width="12" height="60" rx="6" fill="url(#gold)"/><circle cy="-84" r="12" fill="url(#gold)"/></g>`)}
  <circle cx="136" cy="58" r="15" fill="#fff"/>`;

const pips: Record<number, readonly (readonly [number, number])[]> = {
  1: [[0, 0]],
  3: [
    [-26, -26],
    [0, 0],
    [26, 26],
  ],
  5: [
    [-26, -26],
    [26, -26],
    [0, 0],
    [-26, 26],
    [26, 26],
  ],
};

/** A die in isometric view: 5 on top, 3 and 1 on its sides. */
export const die = (() => {
  const side = (matrix: string, fill: string, n: 1 | 3 | 5, color: string) =>
    `<g transform="matrix(${matrix})"><rect x="-50" y="-50" width="100" height="100" rx="14" fill="${fill}"/>${(
      pips[n] ?? []
    )
      .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${n === 1 ? 18 : 11}" fill="${color}"/>`)
      .join("")}</g>`;
  return (
    side(".866,.5,-.866,.5,0,-50", "#FFFFFF", 5, "#20242E") +
    side(".866,.5,0,1,-43.3,25", "#E3E6EE", 3, "#20242E") +
    side(".866,-.5,0,1,43.3,25", "#C9CEDB", 1, "#D0202C")
  );
})();

export const chip = (color: string): string => `<circle r="60" fill="${color}"/>
  ${repeat(8, (i) => `<rect x="-10" y="-60" width="20" height="20" fill="#fff" transform="rotate(${i * 45})"/>`)}
  <circle r="40" fill="${color}" stroke="#fff" stroke-width="4" stroke-dasharray="9 7"/><text y="16" text-anchor="middle" font-size="44" font-weight="700" fill="#fff">¥</text>`;

/** A phone of 320 × 620 with `screen` drawn inside. */
export const phone = (screen: string, background: string): string => `
  <rect x="-172" y="-322" width="344" height="644" rx="50" fill="#0B0F1A" stroke="#93A0B5" stroke-width="6"/>
  <clipPath id="glass"><rect x="-154" y="-304" width="308" height="608" rx="34"/></clipPath>
  <g clip-path="url(#glass)"><rect x="-154" y="-304" width="308" height="608" fill="${background}"/>${screen}</g>
  <rect x="-46" y="-296" width="92" height="22" rx="11" fill="#0B0F1A"/>`;

/** The hooded figure behind a laptop. */
export const fraudster = `
  <path d="M-250,312 C-250,90 -170,40 -96,10 C-150,-40 -160,-150 -88,-214 C-40,-256 40,-256 88,-214 C160,-150 150,-40 96,10 C170,40 250,90 250,312Z" fill="url(#cloak)"/>
  <path d="M-74,-20 C-112,-84 -96,-168 -44,-190 C-16,-202 16,-202 44,-190 C96,-168 112,-84 74,-20 C48,22 -48,22 -74,-20Z" fill="#050915"/>
  <path d="M-62,-96 L-14,-80 L-58,-70Z M62,-96 L14,-80 L58,-70Z" fill="#FF5A4F"/>
  <path d="M-36,-34 Q0,-8 36,-34 Q0,-22 -36,-34Z" fill="#FF5A4F"/>
  <rect x="-190" y="60" width="380" height="222" rx="18" fill="#C9D4E2"/><rect x="-190" y="60" width="380" height="222" rx="18" fill="none" stroke="#8FA0B6" stroke-width="6"/>
  <circle cx="0" cy="168" r="52" fill="#E4ECF5" stroke="#8FA0B6" stroke-width="6"/><text y="192" text-anchor="middle" font-size="66" font-weight="700" fill="#7C8CA3">¥</text>
  <path d="M-250,282 H250 L228,312 H-228Z" fill="#8FA0B6"/>`;

/** A yield curve that climbs and then falls off the chart; `draw` and `land` move its line and its tip. */
export const crash = (draw = "none", land = "none"): string => `
  <g stroke="rgba(255,255,255,.16)" stroke-width="3">${repeat(5, (i) => `<path d="M-300,${-160 + i * 90} H300"/>`)}</g>
  ${repeat(7, (i) => {
    const height = [70, 110, 96, 150, 210, 260, 60][i] ?? 0;
    return `<rect x="${-280 + i * 84}" y="${200 - height}" width="44" height="${height}" rx="6" fill="${i === 6 ? "#FF5A4F" : "#2FC6B5"}" opacity="${i === 6 ? 1 : 0.55}"/>`;
  })}
  <path style="animation:${draw}" pathLength="100" stroke-dasharray="100" d="M-290,110 L-200,60 L-130,86 L-40,-20 L30,-70 L96,-150 L150,-190 L196,20 L236,-10 L280,190" fill="none" stroke="#FFD24D" stroke-width="14" stroke-linejoin="round" stroke-linecap="round"/>
  <g transform="translate(280 190) rotate(-12.4)"><path style="animation:${land}" d="M-36,-6 L0,52 L36,-6Z" fill="#FFD24D" stroke="#FFD24D" stroke-width="8" stroke-linejoin="round"/></g>`;
