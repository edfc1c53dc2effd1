import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RenameVersion } from "../documents/versions/input.ts"
import { getNameable } from "../documents/versions/queries.server.ts"
import { renameVersion } from "../documents/versions/rename-version.server.ts"
import { VersionFrame } from "../documents/versions/version-frame.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"

export const meta = pageMeta

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { paper, version } = await getNameable(ctx, params.code ?? "", Number(params.number) || 0)
    const { number, name, kind } = version
    const title = context.t("versions.rename.title", { number })
    return { title: titleOf(context, `${title}, ${paper.title}`), paper, number, name, kind, key: newKey() }
  })

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(
    context,
    request,
    RenameVersion,
    { paperCode: params.code, number: params.number },
    async (ctx, input) => {
      await renameVersion(ctx, input)
      return redirect(`/documents/${input.paperCode}/versions/${input.number}?done=named`)
    },
  )

export default function Name() {
  const { paper, number, name, kind, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <VersionFrame paper={paper} title={t("versions.rename.title", { number })}>
      <Refused refusal={refusal} />
      <p>{t("versions.rename.lead")}</p>
      {kind === "automatic" ? <p>{t("versions.rename.automatic")}</p> : null}
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="name"
          label={t("versions.name.label")}
          help={t("versions.name.help")}
          value={name ?? ""}
          maxLength={100}
          dir="auto"
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("versions.rename.button")}</Button>
        </Actions>
      </RefusableForm>
    </VersionFrame>
  )
}
