import type { Signup, SignupState } from "../../contracts/signup.ts";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

const TONES: Record<SignupState, Tone> = {
  pending: "waiting",
  confirmed: "good",
  waitlisted: "neutral",
  offered: "waiting",
  expired: "quiet",
  declined: "quiet",
  withdrawn: "quiet",
  refused: "bad",
  absent: "bad",
};

/** The states in which a sign-up is not over, in the order in which the bureau looks at them. */
export const ACTIVE = ["pending", "offered", "confirmed", "waitlisted"] as const satisfies readonly SignupState[];

export function SignupStateTag({ signup }: { signup: Pick<Signup, "state" | "position"> }) {
  const words = useText(text);
  return (
    <StateTag tone={TONES[signup.state]}>
      {signup.state === "waitlisted" && signup.position !== null
        ? words.position(signup.position)
        : words.states[signup.state]}
    </StateTag>
  );
}
