import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { listPapers } from "../documents/queries.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { AgendaPoints } from "../meetings/agenda-points.tsx"
import { addOpenCommitments, countOpen } from "../meetings/commitments/add-to-agenda.server.ts"
import { AgendaOffer } from "../meetings/commitments/agenda-offer.tsx"
import { AddItem, EditItem, MeetingDraft, MoveItem, PlaceItem, RemoveItem } from "../meetings/input.ts"
import { ItemForm } from "../meetings/item-form.tsx"
import { addItem, editItem, moveItem, placeItem, removeItem } from "../meetings/keep-agenda.server.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { SecretNote } from "../meetings/meeting-facts.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { ApprovalOffer } from "../meetings/minutes/approval-offer.tsx"
import { listWaiting, proposeApproval } from "../meetings/minutes/approval-point.server.ts"
import { ProposeApproval } from "../meetings/minutes/input.ts"
import { findMeetingToConvene } from "../meetings/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { meeting, roundtable, content } = await findMeetingToConvene(ctx, params.code ?? "")
    const { id, code, name, language } = roundtable
    const papers = await listPapers(ctx, { roundtableId: id, limit: 100 })
    const search = new URL(request.url).searchParams
    return {
      title: titleOf(context, context.t("meetings.agenda.title")),
      ...{ code: meeting.code, content, roundtable: { code, name, language } },
      keys: content.items.map(() => ({ up: newKey(), down: newKey(), remove: newKey() })),
      papers: papers.rows.map((paper) => ({ code: paper.code, title: paper.title })),
      edited: content.items.find((item) => item.code === search.get("edit")) ?? null,
      ...{ done: search.get("done"), key: newKey(), offerKey: newKey(), placeKey: newKey() },
      open: await countOpen(ctx, id),
      waiting: (await listWaiting(ctx, meeting)).map((one) => ({ ...one, formKey: newKey() })),
    }
  })
}

const Intent = z.object({
  intent: z.enum(["add", "edit", "up", "down", "place", "remove", "commitments", "approval"]),
})

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const fields = Object.fromEntries(await request.clone().formData())
  const intent = Intent.safeParse(fields).data?.intent
  const here = { meetingCode: params.code }
  const saved = () => redirect(`/meetings/${params.code}/agenda?done=saved`)
  const moved = () => redirect(`/meetings/${params.code}/agenda?done=moved#points`)
  if (intent === "up" || intent === "down")
    return run(context, request, MoveItem, { ...here, direction: intent }, async (ctx, input) => {
      await moveItem(ctx, input)
      return moved()
    })
  if (intent === "place")
    return run(context, request, PlaceItem, here, async (ctx, input) => {
      await placeItem(ctx, input)
      return moved()
    })
  if (intent === "remove")
    return run(context, request, RemoveItem, here, async (ctx, input) => {
      await removeItem(ctx, input)
      return saved()
    })
  if (intent === "commitments")
    return run(context, request, MeetingDraft, here, async (ctx, input) => {
      await addOpenCommitments(ctx, input, context.speak)
      return saved()
    })
  if (intent === "approval")
    return run(context, request, ProposeApproval, here, async (ctx, input) => {
      await proposeApproval(ctx, input, context.speak)
      return saved()
    })
  if (intent === "edit")
    return run(context, request, EditItem, here, async (ctx, input) => {
      await editItem(ctx, input)
      return saved()
    })
  return run(context, request, AddItem, here, async (ctx, input) => {
    await addItem(ctx, input)
    return saved()
  })
}

export default function AgendaRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { content, keys, papers, edited, done } = page
  const home = `/meetings/${page.code}/agenda`
  return (
    <div className="wrap">
      <MeetingCrumbs meeting={page} name={useMeetingName(content)} title={t("meetings.agenda.title")} />
      <div data-part="told">
        <Refused refusal={refusal} />
      </div>
      <PageHead
        title={t("meetings.agenda.title")}
        lead={t("meetings.agenda.lead")}
        action={
          <ButtonLink kind="line" href={`/meetings/${page.code}`}>
            {t("meetings.agenda.to_meeting")}
          </ButtonLink>
        }
      />
      <div className="stack-l">
        {done === "saved" || done === "drafted" ? (
          <Note tone="ok" live>
            {t(`meetings.agenda.done_${done}`)}
          </Note>
        ) : null}
        <SecretNote content={content} />
        <AgendaPoints {...{ content, home, keys }} placeKey={page.placeKey} isMoved={done === "moved"} />
        <ApprovalOffer waiting={page.waiting} />
        <AgendaOffer
          {...{ open: page.open, formKey: page.offerKey }}
          titles={content.items.map((item) => item.title)}
        />
        <Section id="form" title={t(edited ? "meetings.agenda.edit" : "meetings.agenda.add")}>
          <ItemForm
            key={edited?.code ?? ""}
            {...{ item: edited, papers, home }}
            refusal={refusal?.typed.intent === "place" ? undefined : refusal}
            formKey={page.key}
          />
        </Section>
      </div>
    </div>
  )
}
