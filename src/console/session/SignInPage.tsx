import { Alert, Button, Divider, Form, Input } from "antd";
import { useState } from "react";
import { Navigate, useSearchParams } from "react-router";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useDeviceTime } from "../text/time.ts";
import { DemoAccounts } from "./DemoAccounts.tsx";
import { FactorForm } from "./FactorForm.tsx";
import { Outside } from "./Outside.tsx";
import { useDemo, useEntered, useMe, useSignIn, useSignInOidc, useSignInOptions } from "./queries.ts";
import { inside } from "./inside.ts";
import { text } from "./text.ts";
import { afterWrong, likelyLockedUntil, type SeenTries } from "./tries.ts";
import { refusedText } from "./refused.ts";

/** Password first; a code after it where the account has a second factor. */
export default function SignInPage() {
  const words = useText(text);
  const next = inside(useSearchParams()[0].get("next"));
  const me = useMe();
  const entered = useEntered();
  const [step, setStep] = useState<"password" | "factor">("password");
  const [told, setTold] = useState<string | null>(null);
  if (me.data) return <Navigate to={next} replace />;
  if (step === "factor")
    return (
      <Outside title={words.factor}>
        <FactorForm
          onDone={() => void entered()}
          onBack={(why) => {
            setTold(why);
            setStep("password");
          }}
        />
      </Outside>
    );
  return (
    <Outside title={words.signIn}>
      <PasswordForm told={told} onFactor={() => setStep("factor")} onDone={() => void entered()} />
      <OidcButton next={next} />
    </Outside>
  );
}

interface Props {
  /** Why the password is asked once more. */
  told: string | null;
  onFactor: () => void;
  onDone: () => void;
}

function PasswordForm({ told, onFactor, onDone }: Props) {
  const words = useText(text);
  const { required } = useText(common);
  const [search] = useSearchParams();
  const [form] = Form.useForm<{ email: string; password: string }>();
  const signIn = useSignIn(form);
  const refused = refusedText(signIn.error, ["invalid_credentials", "rate_limited"]);
  const failed = search.has("error") ? words.oidcFailed : told;
  const demo = (useDemo().data ?? "off") !== "off";
  const time = useDeviceTime();
  const [tries, setTries] = useState<SeenTries | null>(null);
  const [locked, setLocked] = useState<number | null>(null);
  const count = (email: string) => {
    const now = Date.now();
    const next = afterWrong(tries, email, now);
    setTries(next);
    setLocked(likelyLockedUntil(next, now));
  };
  return (
    <>
      {(refused ?? failed) && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={refused ?? failed}
          {...(refused && {
            description: locked === null ? words.forgotten : words.locked(time.time(new Date(locked).toISOString())),
          })}
          style={{ marginBottom: 16 }}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(body) =>
          signIn.mutate(
            { params: {}, body },
            {
              onSuccess: ({ state }) => (state === "two_factor" ? onFactor() : onDone()),
              onError: (error) => {
                if (refusedText(error, ["invalid_credentials"])) count(body.email);
              },
            },
          )
        }
      >
        <Form.Item
          name="email"
          label={words.email}
          rules={[
            { required: true, message: required },
            { type: "email", message: words.emailWrong },
          ]}
        >
          <Input size="large" autoComplete="username" inputMode="email" />
        </Form.Item>
        <Form.Item name="password" label={words.password} rules={[{ required: true, message: required }]}>
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
          {words.signIn}
        </Button>
      </Form>
      {demo && <DemoAccounts onChoose={(account) => form.setFieldsValue(account)} />}
    </>
  );
}

/** The organisation's own provider, where the server knows one. */
function OidcButton({ next }: { next: string }) {
  const words = useText(text);
  const oidc = useSignInOptions().data?.oidc;
  const start = useSignInOidc();
  if (!oidc) return null;
  return (
    <>
      <Divider plain style={{ margin: "20px 0 12px" }}>
        {words.or}
      </Divider>
      <Button
        size="large"
        block
        loading={start.isPending}
        onClick={() =>
          start.mutate({ params: {}, body: { next } }, { onSuccess: ({ url }) => window.location.assign(url) })
        }
      >
        {words.oidc(oidc.name)}
      </Button>
    </>
  );
}
