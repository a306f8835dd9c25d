package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// writeCerts fills DIR with one throw-away CA and everything it signs.
func writeCerts(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	serial := int64(0)
	write := func(name, kind string, der []byte) error {
		return os.WriteFile(filepath.Join(dir, name),
			pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}), 0o600)
	}
	var caCert *x509.Certificate
	var caKey *ecdsa.PrivateKey
	issue := func(file string, subject pkix.Name, usage x509.ExtKeyUsage) error {
		serial++
		t := &x509.Certificate{
			SerialNumber: big.NewInt(serial), Subject: subject,
			NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(48 * time.Hour),
			KeyUsage: x509.KeyUsageDigitalSignature, BasicConstraintsValid: true,
		}
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			return err
		}
		parent, signer := caCert, caKey
		switch {
		case caCert == nil:
			t.IsCA, t.KeyUsage = true, x509.KeyUsageCertSign
			parent, signer = t, key
		default:
			t.ExtKeyUsage = []x509.ExtKeyUsage{usage}
			if usage == x509.ExtKeyUsageServerAuth {
				t.IPAddresses = []net.IP{net.IPv4(127, 0, 0, 1), net.IPv4(10, 0, 0, 1)}
				t.DNSNames = []string{"localhost", "kubernetes.default.svc"}
			}
		}
		der, err := x509.CreateCertificate(rand.Reader, t, parent, &key.PublicKey, signer)
		if err != nil {
			return err
		}
		if caCert == nil {
			if caCert, err = x509.ParseCertificate(der); err != nil {
				return err
			}
			caKey = key
		}
		if err := write(file+".crt", "CERTIFICATE", der); err != nil {
			return err
		}
		pk, err := x509.MarshalPKCS8PrivateKey(key)
		if err != nil {
			return err
		}
		return write(file+".key", "PRIVATE KEY", pk)
	}
	for _, c := range []struct {
		file, cn, org string
		usage         x509.ExtKeyUsage
	}{
		{"ca", "testcluster-ca", "", 0},
		{"apiserver", "kube-apiserver", "", x509.ExtKeyUsageServerAuth},
		{"kubelet", "node-1", "", x509.ExtKeyUsageServerAuth},
		{"apiserver-kubelet-client", "apiserver-kubelet-client", "", x509.ExtKeyUsageClientAuth},
		{"admin", "admin", "system:masters", x509.ExtKeyUsageClientAuth},
		{"sa", "service-accounts", "", x509.ExtKeyUsageClientAuth},
	} {
		name := pkix.Name{CommonName: c.cn}
		if c.org != "" {
			name.Organization = []string{c.org}
		}
		if err := issue(c.file, name, c.usage); err != nil {
			return err
		}
	}
	return nil
}
