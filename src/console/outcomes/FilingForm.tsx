import { Alert, App, Button, Collapse, Form, Input, Select } from "antd";
import { useMemo, useState } from "react";
import { useNavigate } from "react-router";
import type { Event } from "../../contracts/event.ts";
import type { Outcome } from "../../contracts/outcome.ts";
import { METRICS } from "../../domain/metric/dictionary.ts";
import { useBureau } from "../shell/bureau.ts";
import { useLanguage } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { forget, keep, kept } from "./device.ts";
import { emptyRow, type FigureRow, figuresOf, type FilingValues, valuesOf } from "./filing.ts";
import { FigureField } from "./FigureField.tsx";
import { useSaveFiling, useSubmitOutcome } from "./queries.ts";
import { text } from "./text.ts";
import { warningsOf } from "./Warnings.tsx";

interface Props {
  event: Event;
  institution: string | null;
  /** Absent: a new filing. */
  outcome: Outcome | undefined;
}

const NARRATIVES = ["practices", "highlights", "problems", "nextSteps"] as const;

/** One form, as few fields as the event needs; what is typed stays on the device until it is saved. */
export function FilingForm({ event, institution, outcome }: Props) {
  const words = useText(text);
  const language = useLanguage();
  const bureau = useBureau();
  const navigate = useNavigate();
  const { message, modal } = App.useApp();
  const [form] = Form.useForm<FilingValues>();
  const save = useSaveFiling(form);
  const submit = useSubmitOutcome();
  const revision = outcome?.revision ?? 0;
  const saved = useMemo(() => valuesOf(event, institution, outcome), [event, institution, outcome]);
  const [restored, setRestored] = useState(() => kept(event.id, institution, revision));
  const rows: (FigureRow | undefined)[] = Form.useWatch("figures", form) ?? (restored ?? saved).figures;
  const owner = institution === null ? "host" : "institution";
  const others = METRICS.filter(
    (metric) => metric.owners.includes(owner) && !rows.some((row) => row?.metric === metric.key),
  );
  const submits = bureau.may("outcome.submit");
  const held = event.state === "held";

  const store = async (): Promise<Outcome | null> => {
    const valid = await form.validateFields().catch(() => null);
    if (!valid) return null;
    const filing = { event: event.id, institution, outcome, ...figuresOf(form.getFieldsValue(true)) };
    const stored = await save.mutateAsync(filing).catch(() => null);
    if (stored) forget(event.id, institution);
    return stored;
  };
  const open = (id: string) => void navigate(`/b/${bureau.id}/outcomes/${id}`, { replace: true });
  const saveDraft = async () => {
    const stored = await store();
    if (!stored) return;
    setRestored(null);
    void message.success(words.savedDraft);
    open(stored.id);
  };
  const send = async () => {
    const stored = await store();
    if (!stored) return;
    const goOn = stored.warnings.length === 0 || (await confirmed(stored));
    if (goOn) {
      const done = await submit.mutateAsync({ outcome: stored.id, revision: stored.revision }).catch(() => null);
      if (done) void message.success(words.submitted);
    }
    open(stored.id);
  };
  const confirmed = (stored: Outcome) =>
    modal.confirm({
      title: words.warnTitle,
      icon: null,
      content: warningsOf(stored, language),
      okText: words.warnGoOn,
      cancelText: words.warnBack,
    });
  const discard = () => {
    forget(event.id, institution);
    setRestored(null);
    form.setFieldsValue(saved);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={restored ?? saved}
      onValuesChange={() => keep(event.id, institution, revision, form.getFieldsValue(true))}
    >
      {outcome?.state === "returned" && outcome.comment && (
        <Alert
          type="warning"
          showIcon
          title={words.returnedWith}
          description={outcome.comment}
          className="filing-note"
        />
      )}
      {restored && (
        <Alert
          type="info"
          showIcon
          title={words.restored}
          action={<Button onClick={discard}>{words.discard}</Button>}
          className="filing-note"
        />
      )}
      <section className="panel panel-pad">
        <p className="soft" style={{ margin: "0 0 10px" }}>
          {words.leaveEmpty} · {words.methodHint}
        </p>
        <Form.List name="figures">
          {(fields, { add }) => (
            <>
              {fields.map((field) => (
                <FigureField key={field.key} name={field.name} row={rows[field.name] ?? emptyRow("")} />
              ))}
              {others.length > 0 && (
                <Select
                  value={null}
                  placeholder={words.addMetric}
                  aria-label={words.addMetric}
                  showSearch={{ optionFilterProp: "label" }}
                  style={{ width: "100%", marginTop: 12 }}
                  options={others.map((metric) => ({ value: metric.key, label: metric.name[language] }))}
                  onChange={(key: string | null) => key && add(emptyRow(key))}
                />
              )}
            </>
          )}
        </Form.List>
      </section>
      <section className="panel" style={{ marginTop: 12 }}>
        <Collapse
          ghost
          defaultActiveKey={NARRATIVES.some((name) => saved.narrative[name] !== "") ? ["words"] : []}
          items={[
            {
              key: "words",
              label: words.narrative,
              forceRender: true,
              children: (
                <>
                  <p className="soft" style={{ marginTop: 0 }}>
                    {words.noPersonal}
                  </p>
                  {NARRATIVES.map((name) => (
                    <Form.Item key={name} name={["narrative", name]} label={words.narratives[name]}>
                      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={300} showCount />
                    </Form.Item>
                  ))}
                </>
              ),
            },
          ]}
        />
      </section>
      <div className="filing-bar">
        <span className="soft">{!held ? words.notHeldYet : submits ? words.onDevice : words.onlyManager}</span>
        <div className="filing-buttons">
          <Button size="large" loading={save.isPending} onClick={() => void saveDraft()}>
            {words.saveDraft}
          </Button>
          {submits && (
            <Button type="primary" size="large" disabled={!held} loading={submit.isPending} onClick={() => void send()}>
              {words.submit}
            </Button>
          )}
        </div>
      </div>
    </Form>
  );
}
