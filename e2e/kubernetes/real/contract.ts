import { contract } from '../contract'
import { kubectlContract } from '../kubectl-contract'
import { realSuite } from '../real-suite'

realSuite('kube-apiserver and etcd', world => {
  contract(world)
  kubectlContract(world, () => world().server.kubectlFile)
})
