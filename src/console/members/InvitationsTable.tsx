import { Button, Flex, Modal, Segmented, Table } from "antd";
import { useState } from "react";
import { type Invitation, InvitationState } from "../../contracts/member.ts";
import { useConfirm } from "../form/useConfirm.ts";
import { useDone } from "../form/useDone.ts";
import { useInstitutions } from "../institutions/queries.ts";
import { Answer } from "../shell/Answer.tsx";
import { useBureau } from "../shell/bureau.ts";
import { Nothing } from "../shell/Nothing.tsx";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { common } from "../text/common.ts";
import { useRow } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import { InvitationLink } from "./InvitationLink.tsx";
import { useInvitations, useResend, useRevoke } from "./queries.ts";
import { text } from "./text.ts";

const TONES: Record<InvitationState, Tone> = { open: "waiting", accepted: "good", expired: "quiet", revoked: "quiet" };

/** Invitations, newest first, and what became of them. */
export function InvitationsTable() {
  const words = useText(text);
  const inRow = useRow();
  const word = useText(common);
  const time = useTime();
  const bureau = useBureau();
  const sure = useConfirm();
  const say = useDone();
  const invitations = useInvitations();
  const institutions = useInstitutions().data ?? [];
  const resend = useResend();
  const revoke = useRevoke();
  const [state, setState] = useState<InvitationState | "all">("open");
  const [made, setMade] = useState<Invitation>();
  const as = ({ grant }: Invitation) => {
    if ("institution" in grant) {
      const name = institutions.find(({ id }) => id === grant.institution)?.name ?? words.institution;
      return `${name} · ${words.partnerRoles[grant.role]}`;
    }
    return inRow(grant.roles.map((role) => words.staffRoles[role])) || words.noRole;
  };
  const when = (one: Invitation) => {
    if (one.acceptedAt) return words.acceptedAt(time.at(one.acceptedAt));
    if (one.revokedAt) return words.revokedAt(time.at(one.revokedAt));
    return one.state === "expired" ? words.expiredAt(time.at(one.expiresAt)) : words.linkUntil(time.at(one.expiresAt));
  };
  const ask = (one: Invitation) =>
    sure({
      title: words.revokeTitle(one.email),
      content: words.revokeHint,
      ok: words.revoke,
      onOk: () => say(revoke.mutateAsync({ invitation: one.id }), words.revoked),
    });
  return (
    <>
      <div style={{ marginBottom: 12, overflowX: "auto" }}>
        <Segmented
          value={state}
          onChange={setState}
          options={[
            ...InvitationState.options.map((value) => ({ value, label: words.states[value] })),
            { value: "all" as const, label: word.all },
          ]}
        />
      </div>
      <Answer query={invitations}>
        {(all) => (
          <div className="panel">
            <Table<Invitation>
              rowKey="id"
              dataSource={all.filter((one) => state === "all" || one.state === state)}
              pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
              locale={{ emptyText: <Nothing title={words.noInvitations} hint={words.noInvitationsHint} /> }}
              columns={[
                {
                  title: words.email,
                  render: (_, one) => (
                    <>
                      <span style={{ fontWeight: 600, overflowWrap: "anywhere" }}>{one.email}</span>
                      <div style={{ color: "var(--ink-soft)" }}>{as(one)}</div>
                      <div className="only-phone" style={{ color: "var(--ink-soft)" }}>
                        {words.states[one.state]} · {when(one)}
                      </div>
                    </>
                  ),
                },
                {
                  title: word.state,
                  width: 320,
                  responsive: ["md"],
                  render: (_, one) => (
                    <>
                      <StateTag tone={TONES[one.state]}>{words.states[one.state]}</StateTag>
                      <div style={{ color: "var(--ink-soft)", marginTop: 2 }}>
                        {words.invitedBy(one.invitedBy.name)} · {when(one)}
                      </div>
                    </>
                  ),
                },
                {
                  title: "",
                  width: 160,
                  render: (_, one) =>
                    bureau.may("invitation.write") &&
                    one.state !== "accepted" && (
                      <Flex gap={4} wrap justify="flex-end">
                        <Button
                          type="link"
                          style={{ paddingInline: 6 }}
                          aria-label={`${words.resend}: ${one.email}`}
                          onClick={() => resend.mutate({ invitation: one.id }, { onSuccess: setMade })}
                        >
                          {words.resend}
                        </Button>
                        {one.state === "open" && (
                          <Button
                            type="link"
                            danger
                            style={{ paddingInline: 6 }}
                            aria-label={`${words.revoke}: ${one.email}`}
                            onClick={() => ask(one)}
                          >
                            {words.revoke}
                          </Button>
                        )}
                      </Flex>
                    ),
                },
              ]}
            />
          </div>
        )}
      </Answer>
      <Modal
        open={made !== undefined}
        title={made?.email}
        footer={null}
        mask={{ closable: false }}
        onCancel={() => setMade(undefined)}
      >
        {made && <InvitationLink invitation={made} onDone={() => setMade(undefined)} />}
      </Modal>
    </>
  );
}
