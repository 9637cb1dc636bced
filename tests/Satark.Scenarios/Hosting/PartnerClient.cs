using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Satark.Scenarios;

/// <summary>A platform that sends signed alerts, by the README's words and without any code of ours.</summary>
public sealed class PartnerClient(HttpClient http, TimeProvider clock, string keyId, string key)
{
    /// <summary>The id of its key.</summary>
    public string KeyId => keyId;

    /// <summary>The key.</summary>
    public string Key => key;

    /// <summary>The signature header of a body.</summary>
    public string Sign(ReadOnlySpan<byte> body, DateTimeOffset? at = null)
    {
        var t = (at ?? clock.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        mac.AppendData(Encoding.UTF8.GetBytes(t + "."));
        mac.AppendData(body);
        return $"key={keyId}, t={t}, v1={Convert.ToHexStringLower(mac.GetHashAndReset())}";
    }

    /// <summary>Sends an alert.</summary>
    public Task<Answer> SendAsync(object alert) => SendAsync(Bytes(alert));

    /// <summary>Sends raw bytes, signed now unless a signature is given.</summary>
    public async Task<Answer> SendAsync(byte[] body, string? signature = null, string contentType = "application/json", IReadOnlyDictionary<string, string>? headers = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TryAddWithoutValidation("Satark-Signature", signature ?? Sign(body));
        foreach (var (name, value) in headers ?? new Dictionary<string, string>())
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Answer.OfAsync(await http.SendAsync(request));
    }

    /// <summary>Sends an alert that must be taken, and gives its case's id.</summary>
    public async Task<string> RaiseAsync(object alert) => (await SendAsync(alert)).Must(202).Body.At("caseId")!;

    /// <summary>What became of a case.</summary>
    public async Task<Answer> StatusAsync(string caseId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/alerts/" + caseId);
        request.Headers.TryAddWithoutValidation("Satark-Signature", Sign([]));
        return await Answer.OfAsync(await http.SendAsync(request));
    }

    /// <summary>An alert's bytes.</summary>
    public static byte[] Bytes(object alert) => alert as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(alert);
}
