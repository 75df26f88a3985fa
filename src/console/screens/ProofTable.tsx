import { Table } from "antd";
import type { Figure } from "../../contracts/figure.ts";
import type { ProofCounts, ScreenContacts, ScreenProof } from "../../contracts/proof.ts";
import { wallOf } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { roundedOut } from "./contacts.ts";
import { contactsText } from "./contactsText.ts";
import { COLOURS, KINDS } from "./proof.ts";
import { proofText } from "./proofText.ts";

type Row = ProofCounts & { at: string };

/**
 * One line per hour: its bar and every number in it, and the contacts of its proven plays where they are known; kinds
 * that do not occur take no room.
 */
export function ProofTable({ proof, contacts }: { proof: ScreenProof; contacts: ScreenContacts | undefined }) {
  const words = useText(proofText);
  const contactWords = useText(contactsText);
  const contactsAt = new Map(contacts?.hours.map((hour) => [hour.at, hour.contacts]));
  const kinds = KINDS.filter((kind) => proof.total[kind] > 0);
  const most = Math.max(1, ...proof.hours.map(({ planned }) => planned));
  const number = (n: number) => <span className="numbers">{n === 0 ? "—" : n.toLocaleString("en-US")}</span>;
  const spread = (made: Figure | null | undefined) => {
    if (made === undefined) return "—";
    if (made === null) return <span style={{ color: "var(--ink-soft)" }}>{contactWords.unknown}</span>;
    const { lo, value, hi } = roundedOut(made);
    return (
      <span className="numbers">
        {value} <span style={{ color: "var(--ink-soft)" }}>{`(${lo}–${hi})`}</span>
      </span>
    );
  };
  const totals = () => (
    <Table.Summary.Row>
      <Table.Summary.Cell index={0} colSpan={2}>
        {words.total}
      </Table.Summary.Cell>
      <Table.Summary.Cell index={2} align="right">
        {number(proof.total.planned)}
      </Table.Summary.Cell>
      {kinds.map((kind, n) => (
        <Table.Summary.Cell key={kind} index={3 + n} align="right">
          {number(proof.total[kind])}
        </Table.Summary.Cell>
      ))}
      {contacts?.total && (
        <Table.Summary.Cell index={3 + kinds.length} align="right">
          {spread(contacts.total)}
        </Table.Summary.Cell>
      )}
    </Table.Summary.Row>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- who has no mouse has to scroll it as well
    <section className="proof-scroll" aria-label={words.title} tabIndex={0}>
      <Table<Row>
        size="small"
        rowKey="at"
        dataSource={proof.hours.filter(({ planned }) => planned > 0)}
        pagination={false}
        columns={[
          {
            title: words.hour,
            width: 64,
            render: (_, { at }) => <span className="numbers">{wallOf(at, proof.zone).time}</span>,
          },
          {
            title: <span className="unseen">{words.share}</span>,
            render: (_, row) => (
              <span className="proof-cell">
                <span
                  className="hour-bar proof-bar"
                  aria-hidden="true"
                  style={{ width: `${(row.planned / most) * 100}%` }}
                >
                  {kinds.map((kind) => (
                    <span
                      key={kind}
                      title={`${words.kinds[kind]} ${row[kind]}`}
                      style={{
                        flexGrow: row[kind],
                        background: COLOURS[kind],
                        ...(row[kind] === 0 && { display: "none" }),
                      }}
                    />
                  ))}
                </span>
              </span>
            ),
          },
          { title: words.planned, align: "right", render: (_, { planned }) => number(planned) },
          ...kinds.map((kind) => ({
            title: words.kinds[kind],
            key: kind,
            align: "right" as const,
            render: (_: unknown, row: Row) => number(row[kind]),
          })),
          ...(contacts?.total
            ? [
                {
                  title: contactWords.column,
                  align: "right" as const,
                  render: (_: unknown, { at }: Row) => spread(contactsAt.get(at)),
                },
              ]
            : []),
        ]}
        summary={totals}
      />
    </section>
  );
}
