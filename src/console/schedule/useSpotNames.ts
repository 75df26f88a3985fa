import { useText } from "../text/text.ts";
import { spotText } from "./spotText.ts";

interface Owner {
  booking: string | null;
  title: string | null;
  takeover: boolean;
}

/** What plans name, in the reader's language: the server says what is a takeover and what the fallback. */
export function useSpotNames() {
  const words = useText(spotText);
  return {
    content: (spot: { material: string; materialTitle: string }): string =>
      spot.material === "fallback" ? words.fallback : spot.materialTitle,
    owner: ({ booking, title, takeover }: Owner): string => {
      if (booking === null) return words.fallbackTime;
      return takeover ? words.takeover(title ?? booking) : (title ?? booking);
    },
  };
}
