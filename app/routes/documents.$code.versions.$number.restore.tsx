import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RestoreVersion } from "../documents/versions/input.ts"
import { getRestorable } from "../documents/versions/queries.server.ts"
import { restoreVersion } from "../documents/versions/restore-version.server.ts"
import { VersionFrame } from "../documents/versions/version-frame.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { paper, version } = await getRestorable(ctx, params.code ?? "", Number(params.number) || 0)
    const title = context.t("versions.restore.title", { number: version.number })
    return { title: titleOf(context, title), paper, version, formKey: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) => {
  const { code, number } = params
  return run(context, request, RestoreVersion, { paperCode: code, number }, async (ctx, input) => {
    await restoreVersion(ctx, input)
    return redirect(`/documents/${input.paperCode}?restored=${input.number}`)
  })
}

export default function Restore() {
  const { paper, version, formKey } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const { number, createdAt } = version
  return (
    <VersionFrame paper={paper} title={t("versions.restore.title", { number })}>
      <Refused refusal={refusal} />
      <p>{t("versions.restore.what", { moment: dates.longMoment(createdAt) })}</p>
      <RefusableForm formKey={formKey} refusal={refusal}>
        <Actions>
          <Button busy={t("common.form.saving")}>{t("versions.restore.button")}</Button>
          <ButtonLink kind="quiet" href={`/documents/${paper.code}/versions/${number}`}>
            {t("versions.restore.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </VersionFrame>
  )
}
