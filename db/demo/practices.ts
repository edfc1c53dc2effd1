export type DemoPractice = {
  key: string
  roundtable: string
  title: string
  topic: string
  territory: string
  createdBy: string
  publishedBy?: string
  /** Days before the first start: begun, published, and when the text was changed after that. */
  begun: number
  published?: number
  changed?: number
  startsDaysAgo: number
  endsDaysAgo?: number
  contact: string
  proposal?: string
  bodies: readonly string[]
  origin?: { key: string; daysAgo: number }
  answers: {
    problem: string | null
    done: string | null
    doneBy: string | null
    needed: string | null
    came: string | null
    differently: string | null
  }
}

const READ_ALOUD = {
  problem: "Uffici con molti moduli e poche traduzioni. Le persone tornano tre volte per lo stesso foglio.",
  done: "Si scelgono cinque moduli e si riscrivono in frasi di meno di venti parole. Tre persone che non li conoscono li leggono ad alta voce e dicono dove si fermano. Si corregge, si aggiunge un esempio compilato, si traduce con la data.",
  doneBy: "L'ufficio che scrive i moduli, con due associazioni del Tavolo.",
  needed: "Sei settimane, circa quaranta ore di lavoro, la stampa.",
  came: "La lettura ad alta voce trova in dieci minuti quello che in riunione non si vede. Cinque moduli pubblicati.",
  differently:
    "La prima traduzione era già vecchia il giorno dell'uscita: ora porta la data. Chi ha scritto il modulo deve essere nella stanza, ma in silenzio.",
}

/** What worked at the demo's tables, and who took it up. Everything in it is invented. */
export const PRACTICES: readonly DemoPractice[] = [
  {
    ...{ key: "gp1", roundtable: "t3", title: "Il modulo letto ad alta voce (demo)", territory: "Puglia" },
    ...{ topic: "comunicazione e media", createdBy: "u-lina", publishedBy: "u-bruno", proposal: "p2" },
    ...{ begun: 60, published: 50, changed: 8, startsDaysAgo: 140, endsDaysAgo: 98 },
    contact: "Segreteria del Tavolo regionale – Puglia (demo)",
    bodies: ["o-levante", "o-donne"],
    answers: READ_ALOUD,
  },
  {
    ...{ key: "gp1-t2", roundtable: "t2", title: "Il modulo letto ad alta voce (demo)", territory: "Umbria" },
    ...{ topic: "comunicazione e media", createdBy: "u-rosa", publishedBy: "u-rosa" },
    ...{ begun: 30, published: 25, startsDaysAgo: 24 },
    contact: "Ufficio Integrazione Colli (demo), sportello",
    bodies: ["o-tre-lingue"],
    origin: { key: "gp1", daysAgo: 30 },
    answers: {
      ...READ_ALOUD,
      doneBy: "Lo sportello, con l'Associazione Tre Lingue (demo).",
      needed: "Quattro settimane per due moduli: con meno persone conviene partire da pochi.",
      came: "Due moduli riscritti. Chi li compila chiede aiuto per una riga, prima lo chiedeva per sette.",
      differently: "Leggere prima i moduli che fanno tornare più persone, non i più semplici.",
    },
  },
  {
    ...{ key: "gp2", roundtable: "t2", title: "La mediatrice che richiama (demo)", territory: "Umbria" },
    ...{ topic: "ambiente, salute ed eguaglianza", createdBy: "u-rosa", publishedBy: "u-rosa" },
    ...{ begun: 80, published: 70, startsDaysAgo: 300, endsDaysAgo: 120 },
    contact: "Segreteria del Tavolo regionale – Umbria (demo)",
    bodies: ["o-donne-colli"],
    answers: {
      problem:
        "Dopo il primo colloquio una persona su tre non tornava: non aveva capito il passo successivo.",
      done: "Due giorni dopo il colloquio la mediatrice telefona, nella lingua scelta, e chiede tre cose: che cosa è chiaro, che cosa manca, quando ci si rivede. La telefonata dura cinque minuti e non tocca i fatti personali.",
      doneBy: "Lo sportello e l'Associazione Casa delle Donne Colli (demo).",
      needed: "Otto ore di mediazione alla settimana e un telefono dello sportello.",
      came: "In sei mesi è tornato chi doveva tornare, salvo una persona su dieci (dato inventato).",
      differently: "Chiedere subito a che ora si può telefonare: la metà delle chiamate andava a vuoto.",
    },
  },
  {
    ...{ key: "gp3", roundtable: "t1", title: "Il corso con i bambini nella stanza accanto (demo)" },
    ...{ territory: "Emilia-Romagna", topic: "scuola", createdBy: "u-rosa", publishedBy: "u-rosa" },
    ...{ begun: 45, published: 40, startsDaysAgo: 260 },
    contact: "Segreteria del Tavolo regionale – Emilia-Romagna (demo)",
    bodies: [],
    answers: {
      problem:
        "Al corso di italiano della mattina le madri di bambini piccoli si iscrivevano e poi non venivano.",
      done: "Nella stanza accanto due educatrici tengono i bambini per le stesse due ore. Chi arriva firma un solo foglio per tutti e due.",
      doneBy: "Un centro per adulti e una cooperativa di educatrici (demo).",
      needed: "Una stanza, due educatrici per due ore, un'assicurazione che c'era già.",
      came: "Dodici iscritte, undici arrivate alla fine (dato inventato).",
      differently: "Scriverlo nel volantino: il primo mese nessuno lo sapeva.",
    },
  },
  {
    ...{
      key: "gp4",
      roundtable: "t3",
      title: "Le riunioni che finiscono alle otto (demo)",
      territory: "Puglia",
    },
    ...{ topic: "cultura, sport e partecipazione", createdBy: "u-hana", begun: 6, startsDaysAgo: 90 },
    contact: "Segreteria del Tavolo regionale – Puglia (demo)",
    bodies: [],
    answers: {
      problem: "Le riunioni finivano tardi, e chi abita fuori città perdeva l'ultimo autobus.",
      done: "Si comincia alle sei e si chiude alle otto, anche a metà di un punto: il resto passa alla volta dopo.",
      ...{ doneBy: null, needed: null, came: null, differently: null },
    },
  },
]

/** Who follows which proposal. */
export const FOLLOWS: readonly (readonly [person: string, proposal: string])[] = [
  ["u-hana", "p2"],
  ["u-hana", "p1"],
  ["u-gino", "p4"],
]
