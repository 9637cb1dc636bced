using Microsoft.Extensions.DependencyInjection;

namespace Satark.Messaging;

/// <summary>Tells the dispatcher who handles which messages.</summary>
public static class MessageRoutes
{
    /// <summary>Messages of a kind go to a handler of the services, which is made when the first of them comes.</summary>
    /// <typeparam name="T">The handler's class.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="kind">The messages' kind.</param>
    /// <param name="handle">Which of its methods takes them; they may come more than once.</param>
    public static IServiceCollection Route<T>(this IServiceCollection services, string kind, Func<T, Func<Message, CancellationToken, Task>> handle)
        where T : class =>
        services.AddSingleton(p => new MessageRoute(kind, (message, token) => handle(p.GetRequiredService<T>())(message, token)));
}
