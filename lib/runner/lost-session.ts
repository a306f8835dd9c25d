import type pg from 'pg'

const losses = new WeakMap<pg.Client, Error>()

/** Keeps why a session broke: what the server says while no statement runs, the next statement does not get to hear. */
export function rememberLoss(client: pg.Client): void {
  client.on('error', error => noteLoss(client, error))
}

/** The first reason stays: the later ones are that the session is broken. */
export function noteLoss(client: pg.Client, error: Error): void {
  if (!losses.has(client)) losses.set(client, error)
}

/** Why a session is broken; null while it is not. */
export const lossOf = (client: pg.Client): Error | null => losses.get(client) ?? null
