import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { FilesField } from "../file-parts.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, readForm, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { refuseSignature, remindSignature } from "../records/ask-signature.server.ts"
import { RefuseSignature, RemindSignature, ReturnSigned } from "../records/input.ts"
import { getSignature } from "../records/queries.server.ts"
import { returnSigned } from "../records/return-signed.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    signature: await getSignature(ctx, params.code ?? ""),
    title: titleOf(context, context.t("records.signature.title")),
    keys: { settle: newKey(), refuse: newKey(), remind: newKey() },
  }))
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await readForm(context, request.clone())
  const signatureCode = { signatureCode: params.code }
  const to = (code: string, done: string) => redirect(`/records/${code}?done=${done}`)
  if (form.get("intent") === "refuse")
    return run(context, request, RefuseSignature, signatureCode, async (ctx, input) =>
      to(await refuseSignature(ctx, input), "signature_refused"),
    )
  if (form.get("intent") === "remind")
    return run(context, request, RemindSignature, signatureCode, async (ctx, input) =>
      to(await remindSignature(ctx, input), "reminded"),
    )
  return run(context, request, ReturnSigned, signatureCode, async (ctx, input) =>
    to(await returnSigned(ctx, input), "signed"),
  )
}

const Forms = () => {
  const { signature, keys } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <>
      <Section id="back" title={t("records.signature.back")}>
        <RefusableForm formKey={keys.settle} refusal={refusal} files>
          <input type="hidden" name="intent" value="return" />
          <FilesField
            name="signed"
            label={t("records.signature.file")}
            help={t("records.signature.file_help")}
          />
          {signature.partyKind === "private" ? (
            <CheckField
              name="scan"
              label={t("records.signature.scan")}
              help={t("records.signature.scan_help")}
            />
          ) : null}
          <Actions>
            <Button busy={t("common.form.saving")}>{t("records.signature.return_button")}</Button>
          </Actions>
        </RefusableForm>
      </Section>
      <Section id="remind" title={t("records.signature.remind")}>
        <RefusableForm formKey={keys.remind} refusal={undefined}>
          <input type="hidden" name="intent" value="remind" />
          <p>{t("records.signature.remind_help")}</p>
          <Button kind="line">{t("records.signature.remind_button")}</Button>
        </RefusableForm>
      </Section>
      <Section id="refuse" title={t("records.signature.refuse")}>
        <RefusableForm formKey={keys.refuse} refusal={refusal}>
          <input type="hidden" name="intent" value="refuse" />
          <Field
            as="textarea"
            name="reason"
            label={t("records.signature.reason")}
            maxLength={1000}
            dir="auto"
          />
          <Button kind="stop">{t("records.signature.refuse_button")}</Button>
        </RefusableForm>
      </Section>
    </>
  )
}

export default function SettleSignature() {
  const { signature } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { filing, party, signatory, state } = signature
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/records/${filing.code}`} label={filing.title} lang={filing.language} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("records.signature.title")}
        meta={[<bdi key="party">{party}</bdi>, <bdi key="signatory">{signatory}</bdi>]}
      />
      {state === "waiting" ? <Forms /> : <Note>{t("records.errors.signature_settled")}</Note>}
    </div>
  )
}
