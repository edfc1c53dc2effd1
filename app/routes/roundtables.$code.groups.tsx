import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { refuse } from "../errors.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { refuseClosed, refuseManageSeats } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { GroupForm, GroupTable } from "../roundtables/seats/group-table.tsx"
import { AddGroup, EditGroup, MoveGroup } from "../roundtables/seats/input.ts"
import { addGroup, editGroup, moveGroup } from "../roundtables/seats/keep-groups.server.ts"
import { listGroups } from "../roundtables/seats/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { id, code, name, language, closedAt } = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseManageSeats(ctx.actor, id) ?? refuseClosed({ closedAt }))
    const groups = await listGroups(ctx, id)
    const search = new URL(request.url).searchParams
    return {
      title: titleOf(context, context.t("seats.groups.title")),
      roundtable: { code, name, language },
      groups: groups.map((group) => ({ ...group, upKey: newKey(), downKey: newKey() })),
      edited: groups.find((group) => group.id === search.get("edit")) ?? null,
      ...{ isSaved: search.get("done") === "saved", key: newKey() },
    }
  })
}

const Intent = z.object({ intent: z.enum(["add", "edit", "up", "down"]) })

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const fields = Object.fromEntries(await request.clone().formData())
  const { data } = Intent.safeParse(fields)
  const here = { roundtableCode: params.code }
  const saved = () => redirect(`/roundtables/${params.code}/groups?done=saved`)
  if (data?.intent === "up" || data?.intent === "down")
    return run(context, request, MoveGroup, { ...here, direction: data.intent }, async (ctx, input) => {
      await moveGroup(ctx, input)
      return saved()
    })
  if (data?.intent === "edit")
    return run(context, request, EditGroup, here, async (ctx, input) => {
      await editGroup(ctx, input)
      return saved()
    })
  return run(context, request, AddGroup, here, async (ctx, input) => {
    await addGroup(ctx, input)
    return saved()
  })
}

export default function GroupsRoute() {
  const { roundtable, groups, edited, isSaved, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap">
      <BackLink
        href={`/roundtables/${roundtable.code}/members`}
        label={roundtable.name}
        lang={roundtable.language}
      />
      <Refused refusal={refusal} />
      <PageHead title={t("seats.groups.title")} lead={t("seats.groups.lead")} />
      {isSaved ? (
        <Note tone="ok" live>
          {t("seats.groups.saved")}
        </Note>
      ) : null}
      <div className="stack-l">
        <GroupTable groups={groups} home={`/roundtables/${roundtable.code}/groups`} />
        <Section id="form" title={t(edited ? "seats.groups.edit" : "seats.groups.add")}>
          <GroupForm group={edited} formKey={key} refusal={refusal} />
        </Section>
      </div>
    </div>
  )
}
