using System.Text.Json;
using Satark.Http.Accounts;

namespace Satark.Local.Tests.Http;

/// <summary>Signing in as a browser does.</summary>
internal static class SignIn
{
    public const string Password = "correct horse battery";

    public static async Task<TestSatark> WithAshaAsync()
    {
        var satark = await TestSatark.StartAsync();
        await satark.SignInAsync("asha");
        await satark.Get<Passwords>().SetAsync("asha", Password, default);
        return satark;
    }

    public static Task<Answer> SignInAsync(TestSatark satark, string user, string password) =>
        satark.SendAsync(HttpMethod.Post, "/api/v1/session", JsonSerializer.SerializeToUtf8Bytes(new { user, password }), "application/json");

    public static Task<Answer> ByLinkAsync(TestSatark satark, string token) =>
        satark.SendAsync(HttpMethod.Post, "/api/v1/session/link", JsonSerializer.SerializeToUtf8Bytes(new { token }), "application/json");

    public static Task<Answer> WithCookieAsync(TestSatark satark, string setCookie, string path) =>
        satark.SendAsync(HttpMethod.Get, path, with: r => r.Headers.Add("Cookie", setCookie.Split(';')[0]));
}
