using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Satark.Local.Tests.Storage;

namespace Satark.Local.Tests.Http;

/// <summary>Where the embedded host listens, how, and what systemd hears of it.</summary>
public sealed class ListenTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Plain_http_for_other_machines_is_refused_with_what_to_do()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => LocalHost.StartAsync(Options("0.0.0.0"), default));

        Assert.Contains("Set Satark:Http:Certificate and Satark:Http:CertificateKey for TLS, or name the proxy", refused.Message, StringComparison.Ordinal);
        await using var named = await LocalHost.StartAsync(Options("0.0.0.0", ("Satark:Http:Proxies", "10.1.2.3")), default);
        Assert.Equal("http", named.Url.Scheme);
    }

    [Fact]
    public async Task With_a_certificate_it_speaks_tls_to_everybody()
    {
        var (certificate, key) = WriteCertificate("desk.example");
        await using var host = await LocalHost.StartAsync(Options("0.0.0.0", ("Satark:Http:Certificate", certificate), ("Satark:Http:CertificateKey", key)), default);
        Assert.Equal("https", host.Url.Scheme);
        X509Certificate? shown = null;
        using var http = new HttpClient(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, found, _, _) => (shown = found) is not null },
        });

        using var answer = await http.GetAsync(new Uri(host.Url, "/health/live"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("CN=desk.example", shown!.Subject);
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Theory]
    [InlineData(true, false, "Set both Satark:Http:Certificate")]
    [InlineData(false, true, "must be PEM files that belong together")]
    public async Task A_certificate_that_cannot_be_used_is_named_at_the_start(bool alone, bool foreign, string said)
    {
        var (certificate, key) = WriteCertificate("desk.example");
        (string, string?)[] settings = alone ? [("Satark:Http:Certificate", certificate)]
            : [("Satark:Http:Certificate", certificate), ("Satark:Http:CertificateKey", foreign ? WriteCertificate("other.example").Key : key)];

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => LocalHost.StartAsync(Options("127.0.0.1", settings), default));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Systemd_hears_that_it_is_ready_that_the_engine_turns_and_that_it_stops()
    {
        var path = Path.Combine(_folder.Path, "notify");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        await using (await LocalHost.StartAsync(Options("127.0.0.1", ("NOTIFY_SOCKET", path), ("WATCHDOG_USEC", "200000")), default))
        {
            var heard = new HashSet<string>();
            while (heard.Count < 2)
            {
                heard.Add(await HearAsync());
            }

            Assert.Equal(["READY=1", "WATCHDOG=1"], heard.Order());
        }

        var last = "";
        while (last != "STOPPING=1")
        {
            last = await HearAsync();
        }

        async Task<string> HearAsync()
        {
            var buffer = new byte[100];
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer, limit.Token));
        }
    }

    private (string Certificate, string Key) WriteCertificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var (certificate, secret) = (Path.Combine(_folder.Path, name + ".pem"), Path.Combine(_folder.Path, name + ".key"));
        File.WriteAllText(certificate, made.ExportCertificatePem());
        File.WriteAllText(secret, key.ExportPkcs8PrivateKeyPem());
        return (certificate, secret);
    }

    private LocalOptions Options(string bind, params (string Name, string? Value)[] settings) =>
        new() { DataFolder = Data, Port = 0, Bind = bind, Settings = settings.ToDictionary(s => s.Name, s => s.Value) };
}
