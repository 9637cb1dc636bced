using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Satark.Local;

/// <summary>The certificate of the settings, with its chain. Renewed files are taken within a minute, without a restart.</summary>
internal sealed partial class TlsCertificate
{
    private static readonly TimeSpan LookedAt = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly string _certificate;
    private readonly string _key;
    private SslStreamCertificateContext _context;
    private (DateTime, DateTime) _written;
    private long _looked = TimeProvider.System.GetTimestamp();

    private TlsCertificate(string certificate, string key)
    {
        (_certificate, _key) = (certificate, key);
        _written = Written();
        _context = Load();
    }

    /// <summary>Reads <c>Satark:Http:Certificate</c> and <c>Satark:Http:CertificateKey</c>; null where neither is set.</summary>
    /// <exception cref="ArgumentException">One is missing, or the files cannot be read; the text names the setting.</exception>
    public static TlsCertificate? Read(IConfiguration configuration)
    {
        const string Certificate = "Satark:Http:Certificate", Key = "Satark:Http:CertificateKey";
        var (certificate, key) = (configuration[Certificate], configuration[Key]);
        if (string.IsNullOrWhiteSpace(certificate) && string.IsNullOrWhiteSpace(key))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(certificate) || string.IsNullOrWhiteSpace(key))
        {
            throw new ArgumentException($"Set both {Certificate} (a PEM file with the certificate and its chain) and {Key} (a PEM file with its key), or neither.");
        }

        try
        {
            return new TlsCertificate(certificate, key);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new ArgumentException($"{Certificate} and {Key} must be PEM files that belong together and that this user may read: {error.Message}", error);
        }
    }

    /// <summary>What a connection that begins now is shown.</summary>
    public SslStreamCertificateContext Current(ILogger logger)
    {
        lock (_gate)
        {
            if (TimeProvider.System.GetElapsedTime(_looked) > LookedAt)
            {
                _looked = TimeProvider.System.GetTimestamp();
                Renew(logger);
            }

            return _context;
        }
    }

    private void Renew(ILogger logger)
    {
        try
        {
            if (Written() is var written && written != _written)
            {
                _context = Load();
                _written = written;
                Log.Renewed(logger);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            // Half written, perhaps: the old one is shown until the next look.
            Log.NotRenewed(logger, error.GetType().Name, error);
        }
    }

    private (DateTime, DateTime) Written() => (File.GetLastWriteTimeUtc(_certificate), File.GetLastWriteTimeUtc(_key));

    private SslStreamCertificateContext Load()
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(_certificate);
        return SslStreamCertificateContext.Create(X509Certificate2.CreateFromPemFile(_certificate, _key), chain, offline: true);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A renewed certificate is shown from now on.")]
        public static partial void Renewed(ILogger logger);

        [LoggerMessage(LogLevel.Error, "The renewed certificate cannot be read ({Error}); the old one is shown until it can.")]
        public static partial void NotRenewed(ILogger logger, string error, Exception exception);
    }
}
