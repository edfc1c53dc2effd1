export type DemoAnswerContent = {
  outcome: "accepted" | "partly" | "not_accepted"
  words: string
  parts?: readonly { what: string; verdict: "yes" | "changed" | "no"; reason: string }[]
  cost?: number
  funding?: string
  /** Days from the first start. */
  term?: number
  promises?: readonly { title: string; due: number }[]
}
export type DemoAnswer = {
  key: string
  /** Key of the proposal, and of the body that is asked. */
  proposal: string
  body: string
  state: "requested" | "taken" | "drafted" | "published"
  /** Days before the first start. */
  asked: number
  askProtocol?: string
  taken?: number
  official?: string
  writtenBy?: string
  published?: number
  protocol?: string
  endorsedAs?: string
  content?: DemoAnswerContent
  /** Keys of commitments that it led to. */
  commitments?: readonly string[]
  question?: { by: string; text: string }
}

/** What bodies answered to the demo's proposals, and what they owe. Everything in it is invented. */
export const ANSWERS: readonly DemoAnswer[] = [
  {
    ...{ key: "a-p2", proposal: "p2", body: "o-levante", state: "published", asked: 109, taken: 108 },
    ...{ official: "u-carla", writtenBy: "u-bruno", published: 96, protocol: "DEMO/000163" },
    endorsedAs: "Ufficio di presidenza (demo)",
    content: {
      outcome: "accepted",
      words:
        "La proposta è accolta. I moduli sono nostri, e chi li usa ogni giorno ci dice che non si capiscono. Ne riscriviamo cinque, a partire da quelli più chiesti, e li facciamo leggere ad alta voce prima di usarli (demo).",
      ...{
        cost: 0,
        term: -30,
        promises: [{ title: "riscrivere cinque moduli in parole semplici", due: -30 }],
      },
    },
    commitments: ["i3"],
  },
  {
    ...{ key: "a-p10", proposal: "p10", body: "o-levante", state: "published", asked: 109, taken: 107 },
    ...{ official: "u-carla", writtenBy: "u-bruno", published: 89, protocol: "DEMO/000171" },
    endorsedAs: "Presidenza del Tavolo (demo)",
    content: {
      outcome: "not_accepted",
      words:
        "La proposta non è accolta nella forma presentata. Primo motivo: la parte che riguarda i giornali chiederebbe di legare la pubblicità degli enti al contenuto degli articoli, e questo un ente pubblico non lo può fare. Secondo motivo: l'impegno di tutti gli enti del Tavolo deve nascere dagli enti stessi, uno per uno, e non da una nostra risposta. Che cosa si può fare subito: il nostro ufficio è disponibile a scrivere con il gruppo le due pagine e a usarle nei propri comunicati dal primo numero utile. Se gli autori ripresentano la proposta senza la parte sui giornali, la porteremo alla prima seduta.",
    },
  },
  {
    ...{ key: "a-p1", proposal: "p1", body: "o-borgo", state: "published", asked: 41, taken: 40 },
    ...{ askProtocol: "DEMO/000240", official: "u-gino", writtenBy: "u-gino", published: 21 },
    ...{ protocol: "DEMO/000266", endorsedAs: "Livello dirigenziale (demo)" },
    content: {
      outcome: "partly",
      words:
        "Grazie per la proposta: descrive una difficoltà che conosciamo. Apriamo una sera alla settimana per sei mesi. Ogni mese comunichiamo al Tavolo il numero di persone servite e di pratiche chiuse.",
      parts: [
        {
          what: "Una sera alla settimana",
          verdict: "yes",
          reason: "Il martedì dalle 18:00 alle 20:30, per sei mesi.",
        },
        {
          what: "La mediatrice in presenza",
          verdict: "changed",
          reason:
            "La mediatrice è presente per le due lingue più richieste; per le altre si prenota il giorno prima.",
        },
        {
          what: "La seconda sera",
          verdict: "no",
          reason:
            "Per ora no: il personale di sportello non basta e i turni del prossimo semestre sono già firmati.",
        },
      ],
      ...{ cost: 624_000, term: 39 },
      funding: "Bilancio dello sportello: 26 sere per 2,5 ore, con due persone e una mediatrice.",
      promises: [
        { title: "aprire lo sportello una sera alla settimana", due: 39 },
        { title: "pubblicare ogni mese persone servite e pratiche chiuse", due: 69 },
      ],
    },
    commitments: ["i1", "i2"],
    question: {
      by: "o-orizzonti",
      text: "Che cosa vuol dire «per ora»? Quando si torna a parlare della seconda sera (demo)?",
    },
  },
  {
    ...{ key: "a-p1-asl", proposal: "p1", body: "o-asl", state: "taken", asked: 41, taken: 39 },
  },
  {
    ...{ key: "a-p2-borgo", proposal: "p2", body: "o-borgo", state: "drafted", asked: 12, taken: 10 },
    ...{ official: "u-elena", writtenBy: "u-elena" },
    content: {
      outcome: "accepted",
      words:
        "Accogliamo la proposta anche per i moduli del Comune: si comincia da quello per chiedere un appuntamento (demo).",
      ...{ cost: 0, term: 60, promises: [{ title: "riscrivere il modulo dell'appuntamento", due: 60 }] },
    },
  },
  { ...{ key: "a-p10-borgo", proposal: "p10", body: "o-borgo", state: "requested", asked: 5 } },
  // Nobody acts for this body here: it answers by letter.
  { ...{ key: "a-p10-pref", proposal: "p10", body: "o-pref", state: "requested", asked: 5 } },
]
