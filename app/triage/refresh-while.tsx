'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { refreshAWhile } from './refresh-a-while'

/** Has the server render the page anew while something that it shows is still to come, and not for ever. */
export function RefreshWhile({ waiting }: { waiting: boolean }) {
  const router = useRouter()
  useEffect(() => (waiting ? refreshAWhile(() => router.refresh()) : undefined), [waiting, router])
  return null
}
