import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { eraseHistory } from "../documents/erase-history.server.ts"
import { EraseHistory } from "../documents/input.ts"
import { EraseFacts } from "../documents/versions/erase-facts.tsx"
import { getErasable } from "../documents/versions/queries.server.ts"
import { VersionFrame } from "../documents/versions/version-frame.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { automatic, ...paper } = await getErasable(ctx, params.code ?? "")
    const title = `${context.t("versions.erase.title")} ${paper.title}`
    return { title: titleOf(context, title), paper, automatic, formKey: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, EraseHistory, { paperCode: params.code }, async (ctx, input) => {
    await eraseHistory(ctx, input)
    return redirect(`/documents/${input.paperCode}/versions?erased=1`)
  })

export default function EraseHistoryPage() {
  const { paper, automatic, formKey } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <VersionFrame paper={paper} title={t("versions.erase.title")}>
      <Refused refusal={refusal} />
      <EraseFacts automatic={automatic} />
      <RefusableForm formKey={formKey} refusal={refusal}>
        <Field
          as="textarea"
          name="reason"
          label={t("versions.erase.reason")}
          help={t("versions.erase.reason_help")}
          maxLength={500}
          dir="auto"
        />
        <Field
          name="retyped"
          label={t("versions.erase.retype")}
          help={
            <>
              {t("versions.erase.retype_help")} <bdi lang={paper.language}>{paper.title}</bdi>
            </>
          }
          autoComplete="off"
          lang={paper.language}
          dir="auto"
        />
        <Actions>
          <Button kind="stop" busy={t("common.form.saving")}>
            {t("versions.erase.button")}
          </Button>
          <ButtonLink kind="quiet" href={`/documents/${paper.code}/versions`}>
            {t("versions.erase.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </VersionFrame>
  )
}
