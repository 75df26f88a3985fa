import { Navigate, useSearchParams } from "react-router";
import { useMe } from "./queries.ts";

/** `/screens/pair?code=` is what a player's QR code says: it does not know the bureau, so the person's first one is taken. */
export default function PairHerePage() {
  const query = useSearchParams()[0].toString();
  const me = useMe();
  if (me.isPending) return null;
  const first = me.data?.bureaus.find((one) => one.member.roles.includes("screen_operator")) ?? me.data?.bureaus[0];
  const next = `/screens/pair?${query}`;
  return <Navigate to={first ? `/b/${first.id}${next}` : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
}
