import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { listPapers } from "../documents/queries.server.ts"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { SendItem } from "../roundtables/items/input.ts"
import { listNeighbours } from "../roundtables/items/neighbours.server.ts"
import { NewItemFields } from "../roundtables/items/new-item-fields.tsx"
import { refuseSendItem } from "../roundtables/items/policy.ts"
import { sendItem } from "../roundtables/items/send-item.server.ts"
import { refuseClosed } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { id, code, name, language, visibility, closedAt } = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseSendItem(ctx.actor, id) ?? refuseClosed({ closedAt }))
    const [neighbours, papers] = await Promise.all([
      listNeighbours(ctx, id),
      listPapers(ctx, { roundtableId: id, limit: 100 }),
    ])
    return {
      title: titleOf(context, context.t("items.new.title")),
      roundtable: { code, name, language, isPublic: visibility === "public" },
      papers: papers.rows.map((paper) => ({ code: paper.code, title: paper.title })),
      ...{ neighbours, locales: context.locales, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, SendItem, { roundtableCode: params.code }, async (ctx, input) =>
    redirect(`/items/${await sendItem(ctx, input)}?done=sent`),
  )

export default function NewItemRoute() {
  const { roundtable, neighbours, papers, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink
        href={`/roundtables/${roundtable.code}/items`}
        label={roundtable.name}
        lang={roundtable.language}
      />
      <Refused refusal={refusal} />
      <PageHead title={t("items.new.title")} lead={t("items.new.hint")} />
      {neighbours.length === 0 ? (
        <Empty>{t("items.new.nobody")}</Empty>
      ) : (
        <RefusableForm formKey={key} refusal={refusal}>
          <NewItemFields
            {...{ neighbours, papers, locales }}
            language={roundtable.language}
            mayBePublic={roundtable.isPublic}
          />
          <Actions>
            <Button busy={t("common.form.saving")}>{t("items.new.button")}</Button>
          </Actions>
        </RefusableForm>
      )}
    </div>
  )
}
