using System.Net;
using System.Text;
using Satark.Http.Routing;
using Satark.Partners;
using Satark.Roster;
using Satark.Support.Hostile;

namespace Satark.Local.Tests.Http;

/// <summary>What is no readable body, at every route that takes one and to whoever may call it: an answer in words, never a fault of ours.</summary>
public sealed class HostileBodyTests
{
    private static readonly IReadOnlyList<byte[]> Forms =
    [
        .. HostileBytes.Encodings.Select(e => (byte[])[.. "form=x&do="u8, .. e.Bytes]), "%"u8.ToArray(), "=&=&=%00"u8.ToArray(), "a=%ff%fe%zz"u8.ToArray(), Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 1100).Select(n => $"k{n}=v"))),
        Encoding.UTF8.GetBytes("k=" + new string('v', 5 * 1024)), Encoding.UTF8.GetBytes(new string('k', 5 * 1024) + "=v"),
    ];

    [Fact]
    public async Task No_route_answers_a_broken_body_with_a_fault_of_ours()
    {
        await using var satark = await TestSatark.StartAsync(demo: true);
        var key = await satark.PartnerAsync("all");
        var relay = await satark.PartnerAsync("relay", Scopes.Relay);
        var admin = await satark.SignInAsync("boss", Role.Admin);
        var faults = new List<string>();
        var (asked, refused) = (0, 0);
        foreach (var route in satark.Get<RouteTable>().Routes.Where(r => r.BodyLimit > 0 && r.Caller is not Caller.Webhook && r.Name is not ("SignOut" or "SetPassword")))
        {
            var bodies = route.Body switch { BodyKind.Form => Forms, BodyKind.Multipart => Multipart(), _ => [.. HostileBytes.Json.Select(b => b.Bytes), "{\"reason\":\"\\ud800\",\"text\":\"\\udc00\",\"page\":{},\"hours\":1e99,\"n\":99999999999}"u8.ToArray()] };
            foreach (var body in bodies.Where(b => b.Length <= route.BodyLimit))
            {
                var type = route.Body switch { BodyKind.Form => "application/x-www-form-urlencoded", BodyKind.Multipart => "multipart/form-data; boundary=b", BodyKind.Picture => "image/jpeg", _ => "application/json" };
                var answer = await satark.SendAsync(new HttpMethod(route.Method), RouteTableTests.Path(route), body, type, r =>
                {
                    if (route.Caller is Caller.Partner partner)
                    {
                        var by = partner.Scope == Scopes.Relay ? relay : key;
                        r.Headers.Add(SignatureHeader.Name, SignatureHeader.Sign(by.KeyId, satark.Clock.Now, Encoding.UTF8.GetBytes(by.Key), body));
                    }

                    r.Headers.Add("Cookie", admin.Cookie);
                    r.Headers.Add("Origin", satark.Origin);
                    r.Headers.Add(DeskGuard.PageHeader, "1");
                });
                asked++;
                refused += (int)answer.Status is >= 400 and < 500 ? 1 : 0;
                if (answer.Status >= HttpStatusCode.InternalServerError || ((int)answer.Status >= 400 && answer.Text.Length == 0))
                {
                    faults.Add($"{route.Name}: {(int)answer.Status} for {Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 80)))}");
                }
            }
        }

        Assert.Empty(faults.Take(20));
        Assert.True(asked > 600 && refused > 300, $"{asked} asked, {refused} refused");
    }

    private static IReadOnlyList<byte[]> Multipart() =>
    [
        "--b"u8.ToArray(), "--b\r\n\r\n--b--"u8.ToArray(), "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--"u8.ToArray(), "--b\r\nContent-Disposition: attachment; filename=\"../../x\"\r\n\r\nx\r\n--b--"u8.ToArray(),
        Encoding.UTF8.GetBytes("--b\r\n" + string.Concat(Enumerable.Range(0, 40).Select(n => $"H{n}: x\r\n")) + "\r\nx\r\n--b--"), Encoding.UTF8.GetBytes("--b\r\nH: " + new string('x', 40_000) + "\r\n\r\nx\r\n--b--"),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(n => $"--b\r\nContent-Disposition: form-data; name=\"k{n}\"\r\n\r\nx\r\n")) + "--b--"), [.. "--b\r\nContent-Disposition: form-data; name=\""u8, 0xFF, 0xC0, .. "\"\r\n\r\nx\r\n--b--"u8],
    ];
}
