import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { conflict, refuse } from "../errors.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { acceptNetwork } from "../people/organisations/accept-network.server.ts"
import { askNetwork } from "../people/organisations/ask-network.server.ts"
import { endNetwork } from "../people/organisations/end-network.server.ts"
import { AskNetwork, EndNetwork, NetworkCode } from "../people/organisations/input.ts"
import { AskedNetworks, AskForm, RunningNetworks } from "../people/organisations/network-forms.tsx"
import { isStanding } from "../people/organisations/organisation.ts"
import { refuseSpeakFor } from "../people/organisations/policy.ts"
import { getOrganisation, listNetworks } from "../people/organisations/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

const DONE = ["asked", "accepted", "ended"] as const

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { id, code, name, state } = await getOrganisation(ctx, params.code ?? "")
    refuse(refuseSpeakFor(ctx.actor, id))
    if (!isStanding(state)) throw conflict("organisations.errors.ended")
    const lines = await listNetworks(ctx, id, { asked: true })
    const done = new URL(request.url).searchParams.get("done")
    return {
      title: titleOf(context, context.t("organisations.networks.page_title", { name })),
      ...{ code, name, key: newKey() },
      done: DONE.find((one) => one === done) ?? null,
      open: lines
        .filter((line) => !line.endsOn)
        .map((line) => ({ ...line, keys: [newKey(), newKey()] as const })),
    }
  })
}

const Network = z.discriminatedUnion("intent", [
  AskNetwork.extend({ intent: z.literal("ask") }),
  NetworkCode.extend({ intent: z.literal("accept") }),
  EndNetwork.extend({ intent: z.literal("end") }),
])

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, Network, { code: params.code }, async (ctx, input) => {
    const done = (what: (typeof DONE)[number]) =>
      redirect(`/organisations/${params.code}/networks?done=${what}`)
    if (input.intent === "ask") {
      await askNetwork(ctx, input)
      return done("asked")
    }
    if (input.intent === "accept") {
      await acceptNetwork(ctx, input)
      return done("accepted")
    }
    await endNetwork(ctx, input)
    return done("ended")
  })

export default function NetworksOfOrganisation() {
  const { code, name, key, done, open } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const asked = open.filter((line) => !line.startsOn)
  const running = open.filter((line) => line.startsOn)
  const isAsk = refusal?.typed.intent === "ask"
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/organisations/${code}`} label={name} />
      <Refused refusal={refusal} />
      <PageHead title={t("organisations.networks.title")} lead={t("organisations.networks.lead")} />
      {done && !refusal ? (
        <Note tone="ok" live>
          {t(`organisations.networks.done.${done}`)}
        </Note>
      ) : null}
      {asked.length > 0 ? <AskedNetworks lines={asked} refusal={isAsk ? undefined : refusal} /> : null}
      {running.length > 0 ? <RunningNetworks lines={running} refusal={isAsk ? undefined : refusal} /> : null}
      <AskForm formKey={key} refusal={isAsk ? refusal : undefined} />
    </div>
  )
}
