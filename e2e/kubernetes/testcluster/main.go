// testcluster: one multi-call binary for the board's tests.
// The sub-command is the first argument, or the name the binary was called by.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	_ "time/tzdata"

	"go.etcd.io/etcd/server/v3/etcdmain"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	_ "k8s.io/client-go/plugin/pkg/client/auth"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/component-base/cli"
	kubectl "k8s.io/kubectl/pkg/cmd"
	kubectlutil "k8s.io/kubectl/pkg/cmd/util"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	"k8s.io/kubernetes/pkg/controller/deployment"
	"k8s.io/kubernetes/pkg/controller/replicaset"
)

func main() {
	name := strings.TrimSuffix(filepath.Base(os.Args[0]), ".exe")
	switch name {
	case "etcd", "kube-apiserver", "kubectl":
	default:
		if len(os.Args) < 2 {
			die(fmt.Errorf("usage: %s certs|etcd|kube-apiserver|controllers|kubectl …", name))
		}
		name = os.Args[1]
		os.Args = append([]string{name}, os.Args[2:]...)
	}
	switch name {
	case "certs":
		die(writeCerts(os.Args[1]))
	case "etcd":
		etcdmain.Main(os.Args)
	case "kube-apiserver":
		os.Exit(cli.Run(apiserver.NewAPIServerCommand()))
	case "controllers":
		die(runControllers(os.Args[1]))
	case "kubectl":
		if err := cli.RunNoErrOutput(kubectl.NewDefaultKubectlCommand()); err != nil {
			kubectlutil.CheckErr(err)
		}
	default:
		die(fmt.Errorf("unknown sub-command %q", name))
	}
}

func die(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "testcluster:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

func signalContext() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
}

// runControllers KUBECONFIG: only deployment and replicaset, nothing else.
func runControllers(kubeconfig string) error {
	rc, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return err
	}
	rc.QPS, rc.Burst = 200, 400
	cs, err := kubernetes.NewForConfig(rc)
	if err != nil {
		return err
	}
	ctx, stop := signalContext()
	defer stop()
	f := informers.NewSharedInformerFactory(cs, 0)
	apps, pods := f.Apps().V1(), f.Core().V1().Pods()
	dc, err := deployment.NewDeploymentController(ctx, apps.Deployments(), apps.ReplicaSets(), pods, cs)
	if err != nil {
		return err
	}
	rs := replicaset.NewReplicaSetController(ctx, apps.ReplicaSets(), pods, cs, replicaset.BurstReplicas)
	f.Start(ctx.Done())
	fmt.Println("ready")
	go rs.Run(ctx, 2)
	dc.Run(ctx, 2)
	return nil
}
