/** Draws an element of the stage with all that is in it: backgrounds, pictures, films, words where they stand. */
export function paint(
  context: CanvasRenderingContext2D,
  element: HTMLElement,
  nameFrame: (address: string) => string,
): void {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  context.fillStyle = style.backgroundColor;
  context.fillRect(box.left, box.top, box.width, box.height);
  if (element instanceof HTMLVideoElement) {
    return paintPicture(context, element, element.videoWidth, element.videoHeight, box, style.objectFit);
  }
  if (element instanceof HTMLImageElement) {
    return paintPicture(context, element, element.naturalWidth, element.naturalHeight, box, style.objectFit);
  }
  if (element instanceof HTMLIFrameElement) return paintName(context, nameFrame(element.src), box);
  for (const child of Array.from(element.childNodes)) {
    if (child instanceof HTMLElement) paint(context, child, nameFrame);
    else if (child instanceof Text) paintWords(context, child, style);
  }
}

function paintPicture(
  context: CanvasRenderingContext2D,
  source: HTMLVideoElement | HTMLImageElement,
  width: number,
  height: number,
  box: DOMRect,
  fit: string,
): void {
  if (width === 0 || height === 0) return;
  const shares = [box.width / width, box.height / height];
  const share = fit === "cover" ? Math.max(...shares) : Math.min(...shares);
  const [w, h] = [width * share, height * share];
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  context.drawImage(source, box.left + (box.width - w) / 2, box.top + (box.height - h) / 2, w, h);
  context.restore();
}

/** Words are drawn line by line where the browser has laid them: a running text where it is at this instant. */
function paintWords(context: CanvasRenderingContext2D, words: Text, style: CSSStyleDeclaration): void {
  context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  context.textBaseline = "middle";
  const range = document.createRange();
  let line: { text: string; left: number; middle: number } | null = null;
  const finish = () => {
    if (line) context.fillText(line.text, line.left, line.middle);
  };
  for (let index = 0; index < words.data.length; index += 1) {
    range.setStart(words, index);
    range.setEnd(words, index + 1);
    const place = range.getClientRects()[0];
    if (!place || place.width === 0) {
      if (line) line.text += words.data.charAt(index);
      continue;
    }
    const middle = place.top + place.height / 2;
    if (line && Math.abs(line.middle - middle) < 1) {
      line.text += words.data.charAt(index);
      continue;
    }
    finish();
    line = { text: words.data.charAt(index), left: place.left, middle };
  }
  finish();
}

/** A frame is another page, into which this one cannot look: a card says what it is. */
function paintName(context: CanvasRenderingContext2D, name: string, box: DOMRect): void {
  context.fillStyle = "#eef0f2";
  context.fillRect(box.left, box.top, box.width, box.height);
  const sizePx = Math.max(12, Math.round(box.height / 18));
  context.fillStyle = "#2b1210";
  context.font = `${sizePx}px sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const lines = name.split("\n");
  lines.forEach((line, index) => {
    const y = box.top + box.height / 2 + (index - (lines.length - 1) / 2) * sizePx * 1.6;
    context.fillText(line, box.left + box.width / 2, y, box.width * 0.92);
  });
  context.textAlign = "start";
}
